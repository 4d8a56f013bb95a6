package dev.nnmaven.plugin.codegen.emit.typed;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.nnmaven.annotations.Precision;
import dev.nnmaven.plugin.codegen.emit.text.Openings;
import dev.nnmaven.plugin.codegen.emit.text.RuntimeTypes;
import dev.nnmaven.plugin.codegen.emit.text.Scalar;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import dev.nnmaven.plugin.codegen.spec.TypedShape;
import dev.nnmaven.plugin.codegen.spec.TypedShape.EnumShape;
import dev.nnmaven.plugin.codegen.spec.TypedShape.RecordShape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What a typed network has besides plain vectors: methods for records and labels, and the names of both. */
public final class TypedMembers {

    private static final ClassName LIST = ClassName.get(List.class);

    private final NetworkSpec spec;
    private final TypedShape shape;
    private final TypedNames names;
    private final Scalar scalar;
    private final TypedConstants constants;
    private final TypedMapping mapping;
    private final ClassName input;
    private final ClassName output;

    public TypedMembers(NetworkSpec spec, TypedShape shape) {
        this.spec = spec;
        this.shape = shape;
        this.names = new TypedNames(spec);
        this.scalar = new Scalar(spec.precision());
        this.constants = new TypedConstants(spec, shape);
        this.mapping = new TypedMapping(spec, shape);
        this.input = names.type(shape.input().type());
        this.output = names.type(shape.output().type());
    }

    private boolean isClassifier() {
        return shape.output() instanceof EnumShape;
    }

    public List<FieldSpec> constants() {
        return constants.all();
    }

    public List<MethodSpec> publicMethods() {
        return isClassifier()
                ? List.of(classify(), probabilities(), train(), read(), readInputs(), samples())
                : List.of(predict(), train(), read(), readInputs(), samples());
    }

    /** Private methods that turn records and labels into numbers. */
    public List<MethodSpec> mapping() {
        return mapping.methods();
    }

    /**
     * <pre>{@code
     * public Species classify(Flower input) {
     *     return LABELS.get(Argmax.of(queryRaw(features(input))));
     * }
     * }</pre>
     */
    private MethodSpec classify() {
        return Openings.override("classify")
                .returns(output)
                .addParameter(input, "input")
                .addStatement(
                        "return $L.get($T.of(queryRaw($L(input))))",
                        TypedNames.LABELS,
                        RuntimeTypes.ARGMAX,
                        names.features())
                .build();
    }

    /**
     * <pre>{@code
     * public Probabilities<Species> probabilities(Flower input) {
     *     return Probabilities.of(LABELS, queryRaw(features(input)));
     * }
     * }</pre>
     */
    private MethodSpec probabilities() {
        return Openings.override("probabilities")
                .returns(ParameterizedTypeName.get(RuntimeTypes.PROBABILITIES, output))
                .addParameter(input, "input")
                .addStatement(
                        "return $T.of($L, queryRaw($L(input)))",
                        RuntimeTypes.PROBABILITIES,
                        TypedNames.LABELS,
                        names.features())
                .build();
    }

    /**
     * <pre>{@code
     * public Estimate predict(House input) {
     *     float[] y = queryRaw(features(input));
     *     return new Estimate(y[0], y[1]);
     * }
     * }</pre>
     */
    private MethodSpec predict() {
        return Openings.override("predict")
                .returns(output)
                .addParameter(input, "input")
                .addStatement("$T y = queryRaw($L(input))", scalar.vector(), names.features())
                .addStatement("return new $T($L)", output, mapping.answers((RecordShape) shape.output(), "y"))
                .build();
    }

    /**
     * <pre>{@code
     * public void train(Flower input, Species label) {
     *     train(
     *             contract.scale(features(input)),
     *             TARGETS[indexOf(Vectors.requireConstant("label", label))]);
     * }
     * }</pre>
     */
    private MethodSpec train() {
        String target = isClassifier() ? "label" : "target";
        return Openings.override("train")
                .addParameter(input, "input")
                .addParameter(output, target)
                .addStatement(
                        "train(contract.scale($L(input)), $L)",
                        names.features(),
                        isClassifier()
                                ? CodeBlock.of(
                                        "$L[$L($L)]",
                                        TypedNames.TARGETS,
                                        names.indexOf(),
                                        TypedMapping.constant("label", "label"))
                                : CodeBlock.of("contract.scaleTargets($L(target))", names.targets()))
                .build();
    }

    /**
     * <pre>{@code
     * public List<Example<Flower, Species>> read(Path file) throws IOException {
     *     return CsvRow.read(
     *             file, COLUMNS, row -> new Example<>(input(row), row.getConstant(4, LABELS)));
     * }
     * }</pre>
     */
    private MethodSpec read() {
        return file("read", examples())
                .addStatement(
                        "return $T.read(\nfile, $L, row -> new $T<>($L(row), $L))",
                        RuntimeTypes.CSV_ROW,
                        TypedNames.COLUMNS,
                        RuntimeTypes.EXAMPLE,
                        names.input(),
                        isClassifier()
                                ? CodeBlock.of("row.getConstant($L, $L)", labelColumn(), TypedNames.LABELS)
                                : mapping.record((RecordShape) shape.output(), labelColumn()))
                .build();
    }

    /**
     * <pre>{@code
     * public List<Flower> readInputs(Path file) throws IOException {
     *     return CsvRow.read(file, COLUMNS.subList(0, 4), row -> input(row));
     * }
     * }</pre>
     */
    private MethodSpec readInputs() {
        return file("readInputs", ParameterizedTypeName.get(LIST, input))
                .addStatement(
                        "return $T.read(file, $L.subList(0, $L), row -> $L(row))",
                        RuntimeTypes.CSV_ROW,
                        TypedNames.COLUMNS,
                        labelColumn(),
                        names.input())
                .build();
    }

    private static MethodSpec.Builder file(String name, TypeName result) {
        return Openings.override(name)
                .returns(result)
                .addParameter(Path.class, "file")
                .addException(IOException.class);
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
     *     return Samples.of(inputs, targets, labels).withNames(contract.features(), contract.labels());
     * }
     * }</pre>
     */
    private MethodSpec samples() {
        ClassName samples = RuntimeTypes.data(spec.precision() == Precision.FLOAT ? "Samples" : "DoubleSamples");
        MethodSpec.Builder method = Openings.override("samples")
                .returns(samples)
                .addParameter(examples(), "examples")
                .addStatement("$T inputs = new $T[examples.size()][]", scalar.matrix(), scalar.type())
                .addStatement("$T targets = new $T[inputs.length][]", scalar.matrix(), scalar.type());
        if (isClassifier()) {
            method.addStatement("int[] labels = new int[inputs.length]")
                    .addStatement("$T byLabel = $L", scalar.matrix(), constants.targets());
        }
        method.addStatement("int n = 0")
                .beginControlFlow("for ($T example : examples)", example())
                .addStatement("inputs[n] = $L(example.input())", names.features());
        if (isClassifier()) {
            method.addStatement("labels[n] = $L(example.target())", names.indexOf())
                    .addStatement("targets[n] = byLabel[labels[n]]");
        } else {
            method.addStatement("targets[n] = $L(example.target())", names.targets());
        }
        return method.addStatement("n++")
                .endControlFlow()
                .addStatement(
                        "return $T.of(inputs, targets$L).withNames(contract.features(), contract.labels())",
                        samples,
                        isClassifier() ? ", labels" : "")
                .build();
    }
}
