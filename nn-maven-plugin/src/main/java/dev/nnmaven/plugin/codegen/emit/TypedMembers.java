package dev.nnmaven.plugin.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.nnmaven.annotations.Activation;
import dev.nnmaven.annotations.Precision;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import dev.nnmaven.plugin.codegen.spec.TypedShape;
import dev.nnmaven.plugin.codegen.spec.TypedShape.EnumShape;
import dev.nnmaven.plugin.codegen.spec.TypedShape.RecordShape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** What a typed network has besides plain vectors: methods for records and labels, and the names of both. */
final class TypedMembers {

    private static final ClassName LIST = ClassName.get(List.class);

    private final NetworkSpec spec;
    private final TypedShape shape;
    private final Scalar scalar;
    private final TypedMapping mapping;
    private final ClassName input;
    private final ClassName output;

    TypedMembers(NetworkSpec spec, TypedShape shape) {
        this.spec = spec;
        this.shape = shape;
        this.scalar = new Scalar(spec.precision());
        this.mapping = new TypedMapping(spec, shape);
        this.input = Names.type(shape.input().type(), spec);
        this.output = Names.type(shape.output().type(), spec);
    }

    private boolean isClassifier() {
        return shape.output() instanceof EnumShape;
    }

    /**
     * <pre>{@code
     * // What each input is.
     * public static final List<String> FEATURES = List.of("sepalLength", "sepalWidth");
     * // What each output stands for.
     * public static final List<Species> LABELS = List.of(Species.SETOSA, Species.VERSICOLOR);
     * // The targets for each label.
     * private static final float[][] TARGETS = OneHot.SOFTMAX.floats(N2);
     * // The columns of CSV files.
     * private static final List<String> COLUMNS = List.of("sepalLength", "sepalWidth", "species");
     * }</pre>
     */
    List<FieldSpec> constants() {
        List<FieldSpec> fields = new ArrayList<>();
        fields.add(strings(Names.FEATURES, shape.input().numbers(), Modifier.PUBLIC)
                .addJavadoc("What each input is: a component of {@link $T}, or one constant of it.", input)
                .build());
        if (shape.output() instanceof RecordShape outputs) {
            fields.add(strings(Names.OUTPUTS, outputs.numbers(), Modifier.PUBLIC)
                    .addJavadoc("What each output is: a component of {@link $T}.", output)
                    .build());
        }
        if (shape.output() instanceof EnumShape labels) {
            List<CodeBlock> constants = labels.constants().stream()
                    .map(constant -> CodeBlock.of("$T.$L", output, constant))
                    .toList();
            fields.add(list(Names.LABELS, output, constants, Modifier.PUBLIC)
                    .addJavadoc("What each output stands for.")
                    .build());
            fields.add(
                    FieldSpec.builder(scalar.matrix(), Names.TARGETS, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                            .initializer("$L", targets())
                            .addJavadoc("The targets for each label.")
                            .build());
        }
        fields.add(strings(Names.COLUMNS, columns(), Modifier.PRIVATE)
                .addJavadoc("The columns of CSV files.")
                .build());
        return fields;
    }

    private static FieldSpec.Builder strings(String name, List<String> values, Modifier access) {
        List<CodeBlock> literals =
                values.stream().map(value -> CodeBlock.of("$S", value)).toList();
        return list(name, ClassName.get(String.class), literals, access);
    }

    private static FieldSpec.Builder list(String name, TypeName type, List<CodeBlock> elements, Modifier access) {
        return FieldSpec.builder(ParameterizedTypeName.get(LIST, type), name, access, Modifier.STATIC, Modifier.FINAL)
                .initializer("$T.of($L)", LIST, CodeBlock.join(elements, ",$W"));
    }

    /** {@code OneHot.SOFTMAX.floats(N2)}: 1 and 0, or what sigmoid outputs can reach. */
    private CodeBlock targets() {
        int last = spec.layers().size();
        boolean softmax = spec.layers().get(last - 1).activation() == Activation.SOFTMAX;
        return CodeBlock.of(
                "$T.$L.$L($L)",
                RuntimeTypes.ONE_HOT,
                softmax ? "SOFTMAX" : "SIGMOID",
                spec.precision() == Precision.FLOAT ? "floats" : "doubles",
                Names.size(last));
    }

    private List<String> columns() {
        List<String> columns = new ArrayList<>();
        shape.input().components().forEach(component -> columns.add(component.name()));
        if (shape.output() instanceof RecordShape outputs) {
            outputs.components().forEach(component -> columns.add(component.name()));
        } else if (shape.output() instanceof EnumShape labels) {
            columns.add(labels.column());
        }
        return columns;
    }

    List<MethodSpec> publicMethods() {
        return isClassifier()
                ? List.of(classify(), probabilities(), train(), read(), samples())
                : List.of(predict(), train(), read(), samples());
    }

    /** Private methods that turn records and labels into numbers. */
    List<MethodSpec> mapping() {
        return mapping.methods();
    }

    /**
     * <pre>{@code
     * public Species classify(Flower input) {
     *     return LABELS.get(Argmax.of(query(features(input))));
     * }
     * }</pre>
     */
    private MethodSpec classify() {
        return PublicMethods.override("classify")
                .returns(output)
                .addParameter(input, "input")
                .addStatement(
                        "return $L.get($T.of(query($L(input))))",
                        Names.LABELS,
                        RuntimeTypes.ARGMAX,
                        Names.features(spec))
                .build();
    }

    /**
     * <pre>{@code
     * public Probabilities<Species> probabilities(Flower input) {
     *     return Probabilities.of(LABELS, query(features(input)));
     * }
     * }</pre>
     */
    private MethodSpec probabilities() {
        return PublicMethods.override("probabilities")
                .returns(ParameterizedTypeName.get(RuntimeTypes.PROBABILITIES, output))
                .addParameter(input, "input")
                .addStatement(
                        "return $T.of($L, query($L(input)))",
                        RuntimeTypes.PROBABILITIES,
                        Names.LABELS,
                        Names.features(spec))
                .build();
    }

    /**
     * <pre>{@code
     * public Estimate predict(House input) {
     *     float[] y = query(features(input));
     *     return new Estimate(y[0], y[1]);
     * }
     * }</pre>
     */
    private MethodSpec predict() {
        return PublicMethods.override("predict")
                .returns(output)
                .addParameter(input, "input")
                .addStatement("$T y = query($L(input))", scalar.vector(), Names.features(spec))
                .addStatement("return new $T($L)", output, mapping.answers((RecordShape) shape.output(), "y"))
                .build();
    }

    /**
     * <pre>{@code
     * public void train(Flower input, Species label) {
     *     train(features(input), TARGETS[indexOf(label)]);
     * }
     * }</pre>
     */
    private MethodSpec train() {
        String target = isClassifier() ? "label" : "target";
        return PublicMethods.override("train")
                .addParameter(input, "input")
                .addParameter(output, target)
                .addStatement(
                        "train($L(input), $L)",
                        Names.features(spec),
                        isClassifier()
                                ? Names.TARGETS + "[" + Names.indexOf(spec) + "(label)]"
                                : Names.targets(spec) + "(target)")
                .build();
    }

    /**
     * <pre>{@code
     * public List<Example<Flower, Species>> read(Path file) throws IOException {
     *     return CsvRow.read(
     *             file,
     *             COLUMNS,
     *             row -> new Example<>(
     *                     new Flower(row.getFloat(0), row.getFloat(1)),
     *                     row.getConstant(2, LABELS)));
     * }
     * }</pre>
     */
    private MethodSpec read() {
        return PublicMethods.override("read")
                .returns(examples())
                .addParameter(Path.class, "file")
                .addException(IOException.class)
                .addStatement(
                        "return $T.read(\nfile,\n$L,\nrow -> new $T<>(\n$>$>$L,\n$L$<$<))",
                        RuntimeTypes.CSV_ROW,
                        Names.COLUMNS,
                        RuntimeTypes.EXAMPLE,
                        mapping.record(shape.input(), 0),
                        isClassifier()
                                ? CodeBlock.of("row.getConstant($L, $L)", labelColumn(), Names.LABELS)
                                : mapping.record((RecordShape) shape.output(), labelColumn()))
                .build();
    }

    private int labelColumn() {
        return shape.input().components().size();
    }

    private TypeName examples() {
        return ParameterizedTypeName.get(LIST, example());
    }

    private TypeName example() {
        return ParameterizedTypeName.get(RuntimeTypes.EXAMPLE, input, output);
    }

    /**
     * <pre>{@code
     * public Samples samples(List<Example<Flower, Species>> examples) {
     *     float[][] inputs = new float[examples.size()][];
     *     float[][] targets = new float[inputs.length][];
     *     int[] labels = new int[inputs.length];
     *     float[][] byLabel = OneHot.SOFTMAX.floats(N2);
     *     int n = 0;
     *     for (Example<Flower, Species> example : examples) {
     *         inputs[n] = features(example.input());
     *         labels[n] = indexOf(example.target());
     *         targets[n] = byLabel[labels[n]];
     *         n++;
     *     }
     *     return Samples.of(inputs, targets, labels);
     * }
     * }</pre>
     */
    private MethodSpec samples() {
        ClassName samples = RuntimeTypes.data(spec.precision() == Precision.FLOAT ? "Samples" : "DoubleSamples");
        MethodSpec.Builder method = PublicMethods.override("samples")
                .returns(samples)
                .addParameter(examples(), "examples")
                .addStatement("$T inputs = new $T[examples.size()][]", scalar.matrix(), scalar.type())
                .addStatement("$T targets = new $T[inputs.length][]", scalar.matrix(), scalar.type());
        if (isClassifier()) {
            method.addStatement("int[] labels = new int[inputs.length]")
                    .addStatement("$T byLabel = $L", scalar.matrix(), targets());
        }
        method.addStatement("int n = 0")
                .beginControlFlow("for ($T example : examples)", example())
                .addStatement("inputs[n] = $L(example.input())", Names.features(spec));
        if (isClassifier()) {
            method.addStatement("labels[n] = $L(example.target())", Names.indexOf(spec))
                    .addStatement("targets[n] = byLabel[labels[n]]");
        } else {
            method.addStatement("targets[n] = $L(example.target())", Names.targets(spec));
        }
        return method.addStatement("n++")
                .endControlFlow()
                .addStatement("return $T.of(inputs, targets$L)", samples, isClassifier() ? ", labels" : "")
                .build();
    }
}
