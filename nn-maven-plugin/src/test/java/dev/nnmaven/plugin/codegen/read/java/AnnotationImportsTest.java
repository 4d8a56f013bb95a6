package dev.nnmaven.plugin.codegen.read.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.plugin.codegen.read.Project;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which annotation is meant where others have its name, or where its import is missing. */
class AnnotationImportsTest {

    private static final int JDK = Runtime.version().feature();

    @TempDir
    Path folder;

    private Project project;

    @BeforeEach
    void start() {
        project = new Project(folder);
    }

    private void source(String name, String text) {
        project.java("a/" + name + ".java", "package a;\nimport dev.nnmaven.annotations.*;\n" + text);
    }

    @Test
    void asksForMissingImports() {
        project.java("a/Plain.java", "package a;\n@NeuralNetwork(inputs = 1, layers = {}) interface Plain {}")
                .java(
                        "a/Misspelt.java",
                        "package a;\nimport dev.nnmaven.annotation.NeuralNetwork;\n@NeuralNetwork interface Misspelt {}")
                .java("a/Whole.java", "package a;\nimport dev.nnmaven.annotation.*;\n@NeuralNetwork interface Whole {}")
                .java("a/Parts.java", """
                        package a;
                        import dev.nnmaven.annotations.NeuralNetwork;
                        @NeuralNetwork(inputs = 1, precision = Precision.DOUBLE, layers = @Layer(size = 1))
                        interface Parts {}
                        """);

        assertThat(project.problems())
                .containsExactly(
                        "a/Misspelt.java:[3,1] @NeuralNetwork is not imported: add import"
                                + " dev.nnmaven.annotations.NeuralNetwork, or that of the annotation you mean",
                        "a/Parts.java:[3,40] precision is Precision.DOUBLE: this is not"
                                + " dev.nnmaven.annotations.Precision.DOUBLE; is an import missing?",
                        "a/Parts.java:[3,67] layers[0] is @Layer: this is not dev.nnmaven.annotations.Layer; is an"
                                + " import missing?",
                        "a/Plain.java:[2,1] @NeuralNetwork is not imported: add import"
                                + " dev.nnmaven.annotations.NeuralNetwork, or that of the annotation you mean",
                        "a/Whole.java:[3,1] @NeuralNetwork is not imported: add import"
                                + " dev.nnmaven.annotations.NeuralNetwork, or that of the annotation you mean");
    }

    @Test
    void leavesAnnotationsOfOtherLibrariesAlone() {
        project.java("a/NeuralNetwork.java", "package a; public @interface NeuralNetwork {}")
                .java("a/SamePackage.java", "package a; @NeuralNetwork interface SamePackage {}")
                .java("b/Imported.java", "package b; import org.x.NeuralNetwork; @NeuralNetwork interface Imported {}")
                .java("b/OnDemand.java", "package b; import a.*; @NeuralNetwork interface OnDemand {}")
                .java("b/Qualified.java", "package b; @org.x.NeuralNetwork interface Qualified {}")
                .java("b/Mentioned.java", "package b; /** Like {@link NeuralNetwork}. */ interface Mentioned {}");

        assertThat(project.specs()).isEmpty();
    }

    @Test
    void leavesOthersAloneBesideAnImportOfOurWholePackage() {
        String ours = "import dev.nnmaven.annotations.*; ";
        project.java("a/NeuralNetwork.java", "package a; public @interface NeuralNetwork {}")
                .java("a/SamePackage.java", "package a; " + ours + "@NeuralNetwork class SamePackage {}")
                .java("a/Method.java", "package a; " + ours + "class Method { @NeuralNetwork void method() {} }")
                .java(
                        "b/After.java",
                        "package b; " + ours + "import org.x.NeuralNetwork; @NeuralNetwork interface After {}")
                .java(
                        "b/Before.java",
                        "package b; import a.NeuralNetwork; " + ours + "@NeuralNetwork interface Before {}")
                .java(
                        "b/Nested.java",
                        "package b; import dev.nnmaven.annotations.NeuralNetwork;"
                                + "class Nested { @interface NeuralNetwork {} @NeuralNetwork interface Inner {} }");

        assertThat(project.specs()).isEmpty();
        assertThat(project.notes)
                .filteredOn(note -> note.contains("another library's"))
                .hasSize(3);
    }

    @Test
    void takesOursWhereAnImportOrAFullNameSaysSo() {
        String network = "NeuralNetwork(inputs = 1, layers = @Layer(size = 1)) interface ";
        String ours = "package a; import dev.nnmaven.annotations.*; ";
        project.java("a/NeuralNetwork.java", "package a; public @interface NeuralNetwork {}")
                .java(
                        "a/Imported.java",
                        ours + "import dev.nnmaven.annotations.NeuralNetwork; @" + network + "Imported {}")
                .java("a/Qualified.java", ours + "@dev.nnmaven.annotations." + network + "Qualified {}");

        assertThat(project.specs())
                .extracting(spec -> spec.className())
                .containsExactly("ImportedNetwork", "QualifiedNetwork");
    }
}
