package dev.nnmaven.plugin.codegen.emit.typed;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.nnmaven.annotations.Activation;
import dev.nnmaven.annotations.Precision;
import dev.nnmaven.plugin.codegen.emit.text.ArrayNames;
import dev.nnmaven.plugin.codegen.emit.text.RuntimeTypes;
import dev.nnmaven.plugin.codegen.emit.text.Scalar;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import dev.nnmaven.plugin.codegen.spec.TypedShape;
import dev.nnmaven.plugin.codegen.spec.TypedShape.EnumShape;
import dev.nnmaven.plugin.codegen.spec.TypedShape.RecordShape;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** What the inputs, outputs and columns of a typed network are called, and the targets of its labels. */
final class TypedConstants {

    private static final ClassName LIST = ClassName.get(List.class);

    private final NetworkSpec spec;
    private final TypedShape shape;
    private final Scalar scalar;
    private final ClassName input;
    private final ClassName output;

    TypedConstants(NetworkSpec spec, TypedShape shape) {
        TypedNames names = new TypedNames(spec);
        this.spec = spec;
        this.shape = shape;
        this.scalar = new Scalar(spec.precision());
        this.input = names.type(shape.input().type());
        this.output = names.type(shape.output().type());
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
    List<FieldSpec> all() {
        List<FieldSpec> fields = new ArrayList<>();
        fields.add(strings(TypedNames.FEATURES, shape.input().numbers(), Modifier.PUBLIC)
                .addJavadoc(
                        shape.input().size() > shape.input().components().size()
                                ? "What each input is: a component of {@link $T}, or one constant of it."
                                : "What each input is: a component of {@link $T}.",
                        input)
                .build());
        if (shape.output() instanceof RecordShape outputs) {
            fields.add(strings(TypedNames.OUTPUTS, outputs.numbers(), Modifier.PUBLIC)
                    .addJavadoc("What each output is: a component of {@link $T}.", output)
                    .build());
        }
        if (shape.output() instanceof EnumShape labels) {
            List<CodeBlock> constants = labels.constants().stream()
                    .map(constant -> CodeBlock.of("$T.$L", output, constant))
                    .toList();
            fields.add(list(TypedNames.LABELS, output, constants, Modifier.PUBLIC)
                    .addJavadoc("What each output stands for.")
                    .build());
            fields.add(FieldSpec.builder(
                            scalar.matrix(), TypedNames.TARGETS, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                    .initializer("$L", targets())
                    .addJavadoc("The targets for each label.")
                    .build());
        }
        fields.add(strings(TypedNames.COLUMNS, columns(), Modifier.PRIVATE)
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
    CodeBlock targets() {
        int last = spec.layers().size();
        boolean softmax = spec.layers().get(last - 1).activation() == Activation.SOFTMAX;
        return CodeBlock.of(
                "$T.$L.$L($L)",
                RuntimeTypes.ONE_HOT,
                softmax ? "SOFTMAX" : "SIGMOID",
                spec.precision() == Precision.FLOAT ? "floats" : "doubles",
                ArrayNames.size(last));
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
}
