package dev.nnmaven.plugin.codegen.read.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.plugin.codegen.declaration.MissingType;
import dev.nnmaven.plugin.codegen.read.Project;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in an annotation, and what it stands on. */
class AnnotationProblemsTest {

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
    void reportsTheContractsExample() {
        source("Digits", """
                @NeuralNetwork(inputs = 784, layers = {
                    @Layer(size = 200),
                    @Layer(size = -10)})
                interface Digits {}
                """);

        assertThat(project.problems())
                .containsExactly("a/Digits.java:[5,19] layers[1].size is -10: a layer needs at least 1 neuron");
    }

    @Test
    void reportsWrongTypesInOneRun() {
        source("Wrong", """
                @NeuralNetwork(
                    inputs = "784",
                    learningRate = "0.1",
                    seed = 1.5,
                    className = 5,
                    precision = "float",
                    loss = 3,
                    errorRule = Precision.FLOAT,
                    layers = {
                        @Layer(size = 1.5),
                        @Layer(size = 1, name = 5),
                        @Layer(size = 1, bias = 1, activation = null),
                        5,
                        @Deprecated,
                        @Layer(size = true)})
                interface Wrong {}
                """);

        assertThat(project.problems())
                .containsExactly(
                        "a/Wrong.java:[4,14] inputs is \"784\": a whole number is needed",
                        "a/Wrong.java:[5,20] learningRate is \"0.1\": a number is needed",
                        "a/Wrong.java:[6,12] seed is 1.5: a whole number is needed",
                        "a/Wrong.java:[7,17] className is 5: a string is needed",
                        "a/Wrong.java:[8,17] precision is \"float\": a precision is needed: one of FLOAT or DOUBLE",
                        "a/Wrong.java:[9,12] loss is 3: a loss is needed: one of SQUARED_ERROR, CROSS_ENTROPY, HUBER or"
                                + " ABSOLUTE_ERROR",
                        "a/Wrong.java:[10,17] errorRule is Precision.FLOAT: there is no such error rule;"
                                + " there are AUTO, WEIGHTED_ERROR, PROPORTIONAL and GRADIENT",
                        "a/Wrong.java:[12,23] layers[0].size is 1.5: a whole number is needed",
                        "a/Wrong.java:[13,33] layers[1].name is 5: a string is needed",
                        "a/Wrong.java:[14,33] layers[2].bias is 1: true or false is needed",
                        "a/Wrong.java:[14,49] layers[2].activation is null: an activation is needed: one of SIGMOID,"
                                + " TANH, RELU, LEAKY_RELU, ELU, GELU, SOFTPLUS, IDENTITY or SOFTMAX",
                        "a/Wrong.java:[15,9] layers[3] is 5: a @Layer is needed",
                        "a/Wrong.java:[16,9] layers[4] is @Deprecated: a @Layer is needed",
                        "a/Wrong.java:[17,23] layers[5].size is true: a whole number is needed");
    }

    @Test
    void reportsMisspellings() {
        source("Misspelt", """
                @NeuralNetwork(inputz = 1, inputs = 1, depth = 2, errorRule = ErrorRule.GRADIANT, layers = {
                    @Layer(size = 1, activation = Activation.SIGMOD, sice = 2),
                    @Laier(size = 1)})
                interface Misspelt {}
                """);

        assertThat(project.problems())
                .containsExactly(
                        "a/Misspelt.java:[3,16] inputz is unknown: @NeuralNetwork has no such attribute;"
                                + " did you mean inputs?",
                        "a/Misspelt.java:[3,40] depth is unknown: @NeuralNetwork has no such attribute, it has beta1, beta2, className,"
                                + " clipNorm, clipValue, epsilon, errorRule, inputs, l1, l2, layers, learningRate, loss, momentum,"
                                + " optimizer, precision, rho, schedule, seed and weightDecay",
                        "a/Misspelt.java:[3,63] errorRule is ErrorRule.GRADIANT: there is no such error rule;"
                                + " did you mean GRADIENT?",
                        "a/Misspelt.java:[4,35] layers[0].activation is Activation.SIGMOD: there is no such activation;"
                                + " did you mean SIGMOID?",
                        "a/Misspelt.java:[4,54] layers[0].sice is unknown: @Layer has no such attribute;"
                                + " did you mean size?",
                        "a/Misspelt.java:[5,5] layers[1] is @Laier: a @Layer is needed; did you mean @Layer?");
    }

    @Test
    void reportsWhatIsMissingOrThereTwice() {
        source("Bare", "@NeuralNetwork interface Bare {}");
        source("Value", "@NeuralNetwork(784) interface Value {}");
        source(
                "NoSize",
                "@NeuralNetwork(inputs = 1, layers = {@Layer(size = 1), @Layer(name = \"x\")}) interface NoSize {}");
        source("Twice", """
                @NeuralNetwork(inputs = 1,
                    inputs = 2, layers = @Layer(size = 1, size = 2))
                interface Twice {}
                """);

        assertThat(project.problems())
                .containsExactly(
                        "a/Bare.java:[3,1] inputs is missing: a network needs the width of its input vector",
                        "a/Bare.java:[3,1] layers is missing: a network needs at least 1 layer",
                        "a/NoSize.java:[3,56] layers[1].size is missing: a layer needs its number of neurons",
                        "a/Twice.java:[4,5] inputs is given twice: once is needed, and the first is at [3,25]",
                        "a/Twice.java:[4,43] layers[0].size is given twice: once is needed, and the first is at [4,40]",
                        "a/Value.java:[3,1] inputs is missing: a network needs the width of its input vector",
                        "a/Value.java:[3,1] layers is missing: a network needs at least 1 layer",
                        "a/Value.java:[3,16] value is unknown: @NeuralNetwork has no such attribute, it has beta1, beta2, className,"
                                + " clipNorm, clipValue, epsilon, errorRule, inputs, l1, l2, layers, learningRate, loss, momentum,"
                                + " optimizer, precision, rho, schedule, seed and weightDecay");
    }

    @Test
    void explainsConstantsThatHaveNoValue() {
        project.java("a/Dims.java", """
                package a;
                class Dims {
                    static final int WIDTH = 4;
                    static final int UNKNOWN = Missing.X;
                    static int variable = 5;
                    static final String TEXT = "x";
                    static int width() { return 1; }
                }
                """);
        source("Net", """
                @NeuralNetwork(inputs = Dims.WIDHT, seed = Dims.UNKNOWN, learningRate = Dims.TEXT, layers = {
                    @Layer(size = Dims.variable),
                    @Layer(size = Dims.width()),
                    @Layer(size = 2 * (Dims.WIDTH + Dims.HEIGHT)),
                    @Layer(size = Nowhere.N),
                    @Layer(size = N),
                    @Layer(size = Dims.WIDTH / 0)})
                interface Net {}
                """);

        assertThat(project.problems())
                .containsExactly(
                        "a/Net.java:[3,25] inputs is Dims.WIDHT: Dims has no constant WIDHT; did you mean WIDTH?",
                        "a/Net.java:[3,44] seed is Dims.UNKNOWN: UNKNOWN has no value before the program runs;"
                                + " a static final field with a constant value is needed",
                        "a/Net.java:[3,73] learningRate is Dims.TEXT: a number is needed, not a constant of type String",
                        "a/Net.java:[4,19] layers[0].size is Dims.variable: variable has no value before the program"
                                + " runs; a static final field with a constant value is needed",
                        "a/Net.java:[5,19] layers[1].size is Dims.width(): a constant is needed, and a method call is"
                                + " none",
                        "a/Net.java:[6,19] layers[2].size is 2 * (Dims.WIDTH + Dims.HEIGHT): Dims has no constant"
                                + " HEIGHT",
                        "a/Net.java:[7,19] layers[3].size is Nowhere.N: there is no type Nowhere here; is an import"
                                + " missing? If Kotlin or Lombok makes it, write it in Java; if another plugin does,"
                                + " bind generate to the phase process-sources",
                        "a/Net.java:[8,19] layers[4].size is N: there is no constant N here; " + MissingType.HINT,
                        "a/Net.java:[9,19] layers[5].size is Dims.WIDTH / 0: a whole number is needed");
    }

    @Test
    void acceptsOnlyInterfaces() {
        String network = "@NeuralNetwork(inputs = 1, layers = @Layer(size = 1))";
        source("Types", """
                class Types {
                    NET class C {}
                    NET enum E {}
                    NET record R() {}
                    NET @interface A {}
                    NET private interface Hidden {}
                    private static class Secret { NET interface Inner {} }
                    NET interface Generic<X, Y extends Number> {}
                    NET int field;
                    NET void method() { NET interface Local {} }
                    Runnable r = () -> { NET class Local {} };
                    <NET T> void parameter(NET int p) {}
                    NET interface Fine {}
                }
                """.replace("NET", network));

        int afterNetwork = 5 + network.length();
        String misplaced = ": only an interface of its own, or one directly in another type, can declare a network";
        String noInterface = ": only an interface can declare a network, since the generated class implements it";
        assertThat(project.problems())
                .containsExactly(
                        "a/Types.java:[4,5] @NeuralNetwork stands on a class Types.C" + noInterface,
                        "a/Types.java:[5,5] @NeuralNetwork stands on an enum Types.E" + noInterface,
                        "a/Types.java:[6,5] @NeuralNetwork stands on a record Types.R" + noInterface,
                        "a/Types.java:[7,5] @NeuralNetwork stands on an annotation type Types.A" + noInterface,
                        "a/Types.java:[8,5] interface Types.Hidden is private: the generated class must be able to see"
                                + " it; remove private",
                        "a/Types.java:[9,35] interface Types.Secret.Inner stands in Types.Secret, which is private: the"
                                + " generated class must be able to see it; remove private or move the interface",
                        "a/Types.java:[10,5] interface Types.Generic has the type parameters <X, Y>: the generated class"
                                + " has none; remove them",
                        "a/Types.java:[11,5] @NeuralNetwork stands on a variable" + misplaced,
                        "a/Types.java:[12,5] @NeuralNetwork stands on the method method" + misplaced,
                        "a/Types.java:[12," + (afterNetwork + " void method() { ".length())
                                + "] @NeuralNetwork stands on a type inside a method" + misplaced,
                        "a/Types.java:[13,26] @NeuralNetwork stands on a type inside a method" + misplaced,
                        "a/Types.java:[14,6] @NeuralNetwork stands on a type parameter" + misplaced,
                        "a/Types.java:[14," + (afterNetwork + 1 + " T> void parameter(".length())
                                + "] @NeuralNetwork stands on a variable" + misplaced);
    }

    @Test
    void acceptsSealedInterfacesThatPermitTheGeneratedClass() {
        String network = "@NeuralNetwork(inputs = 1, layers = @Layer(size = 1))\n";
        source("Simple", network + "sealed interface Simple permits SimpleNetwork {}");
        source("Qualified", network + "sealed interface Qualified permits Simple2, a.QualifiedNetwork {}");
        source("Others", network + "sealed interface Others permits X, a.Y {}");
        source("Nobody", network + "sealed interface Nobody {} final class Somebody implements Nobody {}");

        assertThat(project.problems())
                .containsExactly(
                        "a/Nobody.java:[3,1] interface Nobody is sealed and permits no class by name: it must permit the"
                                + " generated class; add NobodyNetwork to its permits clause",
                        "a/Others.java:[3,1] interface Others is sealed and permits X, a.Y: it must permit the generated"
                                + " class; add OthersNetwork to its permits clause");
    }

    @Test
    void neverMissesADeclarationThatJavacGivesUp() {
        source("Loop", "@NeuralNetwork(inputs = 1, layers = @Layer(size = 1))\ninterface Loop extends Loop {}");
        source("Repeated", """
                @NeuralNetwork(inputs = 1, layers = @Layer(size = 1))
                @NeuralNetwork(inputs = 2, layers = @Layer(size = 1))
                interface Repeated {}
                """);
        source("First", "@NeuralNetwork(inputs = 1, layers = @Layer(size = 1))\ninterface First {} interface Same {}");
        source("Same", "@NeuralNetwork(inputs = 1, layers = @Layer(size = 1))\ninterface Same {}");

        assertThat(project.problems())
                .containsExactly(
                        "a/Loop.java:[3,1] @NeuralNetwork stands on a type that javac " + JDK
                                + " did not read: it says \"cyclic inheritance involving a.Loop\"",
                        "a/Repeated.java:[3,1] @NeuralNetwork is given more than once: an interface declares one network",
                        "a/Repeated.java:[4,1] @NeuralNetwork is given more than once: an interface declares one network",
                        "a/Same.java:[3,1] @NeuralNetwork stands on a type that javac " + JDK
                                + " did not read: it says \"duplicate class: a.Same\"");
    }

    @Test
    void countsATabAsOneColumn() {
        source("Tabs", "@NeuralNetwork(layers = @Layer(size = 1),\n\t\tinputs = 0)\ninterface Tabs {}");

        assertThat(project.problems())
                .containsExactly("a/Tabs.java:[4,12] inputs is 0: a network needs at least 1 input");
    }

    @Test
    void keepsPositionsWithCarriageReturnsAndTextBlocks() {
        source("Block", """
                @NeuralNetwork(className = \"""
                    Q uote\\"\""",
                    inputs = -2, layers = @Layer(size = 1))
                interface Block {}
                """.replace("\n", "\r\n"));

        assertThat(project.problems())
                .containsExactly(
                        "a/Block.java:[3,28] className is \"Q uote\\\"\": a Java identifier is needed, and it must not"
                                + " contain a space",
                        "a/Block.java:[5,14] inputs is -2: a network needs at least 1 input");
    }
}
