package dev.nnmaven.plugin.codegen.read.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.plugin.codegen.read.Project;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Methods of an annotated interface against those that the generated class has. */
class InterfaceMethodsTest {

    private static final String IMPLEMENTED =
            "is abstract: the generated class implements only the methods of Network; make it a default method or remove"
                    + " it";

    @TempDir
    Path folder;

    private Project project;

    @BeforeEach
    void start() {
        project = new Project(folder);
    }

    private Project net(String declaration) {
        return project.java("a/Net.java", """
                package a;
                import dev.nnmaven.annotations.*;
                import dev.nnmaven.runtime.*;
                import java.io.IOException;
                import java.nio.file.Path;
                @NeuralNetwork(inputs = 1, layers = @Layer(size = 1))
                """ + declaration);
    }

    @Test
    void acceptsWhatTheGeneratedClassImplements() {
        net("""
                interface Net extends Network, Answer<float[]>, NotThereYet {
                    int inputSize();
                    int outputSize();
                    @Override float[] query(float[] inputs);
                    void query(float[] inputs, float[] outputs);
                    void train(float[] inputs, float[] targets);
                    void save(Path file) throws IOException;
                    void load(java.nio.file.Path file) throws java.io.IOException;
                    dev.nnmaven.runtime.contract.ModelContract contract();
                    void contract(dev.nnmaven.runtime.contract.ModelContract contract);
                    boolean equals(Object other);
                    int hashCode();
                    String toString();
                    default int twice() { return 2 * inputSize(); }
                    default double accuracy(float[] x) { return 1; }
                    static void helper(Object anything) {}
                    private void detail() {}
                    interface Nested { void free(); }
                }
                interface Answer<T> { Object query(T inputs); }
                """);

        assertThat(project.specs()).hasSize(1);
    }

    @Test
    void acceptsTheSameMethodsWithoutExtendingNetwork() {
        net("""
                interface Net extends Loud {
                    Object query(float... inputs);
                    void save(Path file) throws Exception;
                    void load(Path file) throws IllegalStateException, Throwable;
                    default void shout() {}
                }
                interface Loud { void shout(); }
                """);

        assertThat(project.specs()).hasSize(1);
    }

    @Test
    void tellsWhichNamesTheGeneratedClassInherits() {
        project.java("a/Base.java", "package a;\ninterface Base { class Path {} default void tensors() {} }");
        net("""
                interface Net extends Network, Base {
                    enum List { ONE }
                    int inputSize();
                    default float first(float[] x) { return query(x)[0]; }
                    static void helper() {}
                }
                """);

        assertThat(project.specs().get(0).inheritedNames())
                .containsExactlyInAnyOrder("Path", "List", "tensors", "first");
    }

    @Test
    void reportsClashesWithDefaultMethodsOfTheNetwork() {
        net("""
                interface Net {
                    default float[] queryRaw(float[] x) { return x; }
                    default String schedule() { return "daily"; }
                    default void load(java.io.InputStream in) {}
                    void save(java.io.OutputStream out) throws java.io.IOException;
                }
                """);
        assertThat(project.problems())
                .extracting(problem -> problem.substring(problem.indexOf("] ") + 2))
                .containsExactly(
                        "method queryRaw(float[]) clashes with float[] queryRaw(float[]), which every generated class has;"
                                + " extend Network or rename it",
                        "method schedule() clashes with LearningRateSchedule schedule(), which every generated class has;"
                                + " extend Network or rename it",
                        "method load(InputStream) clashes with void load(InputStream), which every generated class has;"
                                + " extend Network or rename it",
                        "method save(OutputStream) clashes with void save(OutputStream), which every generated class has;"
                                + " extend Network or rename it");
    }

    @Test
    void reportsDefaultMethodsOfTheNetworkMadeAbstract() {
        net("""
                interface Net extends Network {
                    dev.nnmaven.runtime.LearningRateSchedule schedule();
                    void trainEach(float[][] inputs, float[][] targets);
                    void query(float[][] inputs, float[][] outputs);
                }
                """);
        assertThat(project.problems())
                .extracting(problem -> problem.substring(problem.indexOf("] ") + 2))
                .containsExactly(
                        "method schedule() is abstract: Network has it as a default method; remove it",
                        "method trainEach(float[][], float[][]) is abstract: Network has it as a default method; remove it",
                        "method query(float[][], float[][]) is abstract: Network has it as a default method; remove it");
    }

    @Test
    void acceptsDefaultMethodsOfTheNetworkOverridden() {
        net("""
                interface Net extends Network {
                    default float[] queryRaw(float[] x) { return query(x); }
                    default void load(java.io.InputStream in) {}
                    default void save(java.io.OutputStream out) {}
                }
                """);
        assertThat(project.problems()).isEmpty();
        assertThat(project.specs()).hasSize(1);
    }

    @Test
    void reportsOverriddenMethodsThatNobodyWouldCall() {
        net("""
                interface Net extends Network {
                    default double loss(float[] inputs, float[] targets) { return 0; }
                    default void trainEach(float[][] inputs, float[][] targets) {}
                    default void query(float[][] inputs, float[][] outputs) {}
                }
                """);
        assertThat(project.problems())
                .extracting(problem -> problem.substring(problem.indexOf("] ") + 2))
                .containsExactlyInAnyOrder(
                        "method loss(float[], float[]) would not be called: the generated class has its own; remove or rename it",
                        "method trainEach(float[][], float[][]) would not be called: the generated class has its own; remove or"
                                + " rename it",
                        "method query(float[][], float[][]) would not be called: the generated class has its own; remove or rename"
                                + " it");
    }

    @Test
    void reportsMethodsThatNobodyImplements() {
        project.java("a/Base.java", "package a;\ninterface Base { void inherited(Lombok x, int[][] y); }");
        net("""
                interface Net extends Base {
                    float score(float[] x);
                    void query(double[] a, double[] b);

                    /** Documented. */
                    Object clone();
                }
                """);

        assertThat(project.problems())
                .containsExactly(
                        "a/Net.java:[6,1] method inherited(Lombok, int[][]) of Base " + IMPLEMENTED,
                        "a/Net.java:[8,5] method score(float[]) " + IMPLEMENTED,
                        "a/Net.java:[9,5] method query(double[], double[]) " + IMPLEMENTED,
                        "a/Net.java:[12,5] method clone() " + IMPLEMENTED);
    }

    @Test
    void reportsMethodsThatDoNotGoWithTheGeneratedOnes() {
        net("""
                interface Net {
                    double outputSize();
                    int[] query(float[] inputs);
                    void save(Path file);
                    void load(Path file) throws java.io.FileNotFoundException;
                    default int train(float[] inputs, float[] targets) { return 1; }
                }
                """);

        assertThat(project.problems())
                .containsExactly(
                        "a/Net.java:[8,5] method outputSize() returns double: the generated class has int outputSize();"
                                + " return int or rename it",
                        "a/Net.java:[9,5] method query(float[]) returns int[]: the generated class has float[]"
                                + " query(float[]); return float[] or rename it",
                        "a/Net.java:[10,5] method save(Path) allows no IOException: the generated class has void"
                                + " save(Path) throws IOException; add throws IOException or rename it",
                        "a/Net.java:[11,5] method load(Path) allows no IOException: the generated class has void"
                                + " load(Path) throws IOException; add throws IOException or rename it",
                        "a/Net.java:[12,5] method train(float[], float[]) returns int: the generated class has void"
                                + " train(float[], float[]); return void or rename it");
    }

    @Test
    void reportsGenericMethods() {
        net("""
                interface Net {
                    <T, U extends T> T query(float[] inputs);
                    <T> void anything(T value);
                }
                """);

        assertThat(project.problems())
                .containsExactly(
                        "a/Net.java:[8,5] method query(float[]) has the type parameters <T, U>: the generated class has"
                                + " float[] query(float[]); remove them or rename it",
                        "a/Net.java:[9,5] method anything(Object) " + IMPLEMENTED);
    }

    @Test
    void reportsTheInterfaceOfTheOtherPrecision() {
        project.java("a/A.java", """
                        package a;
                        import dev.nnmaven.annotations.*;
                        @NeuralNetwork(inputs = 1, precision = Precision.DOUBLE, layers = @Layer(size = 1))
                        interface A extends dev.nnmaven.runtime.Network {}
                        """).java("a/B.java", """
                        package a;
                        import dev.nnmaven.annotations.*;
                        @NeuralNetwork(inputs = 1, layers = @Layer(size = 1))
                        interface B extends Between {}
                        interface Between extends dev.nnmaven.runtime.DoubleNetwork {}
                        """);

        assertThat(project.problems())
                .containsExactly(
                        "a/A.java:[3,40] precision is DOUBLE: interface A extends Network, which is for FLOAT; set"
                                + " precision = FLOAT or extend DoubleNetwork",
                        "a/B.java:[3,1] precision is FLOAT: interface B extends DoubleNetwork, which is for DOUBLE; set"
                                + " precision = DOUBLE or extend Network");
    }

    @Test
    void leavesAMissingRuntimeToTheCompiler() {
        project.classpath = List.of();
        net("interface Net extends Network {}");

        assertThat(project.specs()).hasSize(1);
    }
}
