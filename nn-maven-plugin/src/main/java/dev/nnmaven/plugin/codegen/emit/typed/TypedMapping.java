package dev.nnmaven.plugin.codegen.emit.typed;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.nnmaven.annotations.Precision;
import dev.nnmaven.plugin.codegen.emit.text.ArrayNames;
import dev.nnmaven.plugin.codegen.emit.text.RuntimeTypes;
import dev.nnmaven.plugin.codegen.emit.text.Scalar;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import dev.nnmaven.plugin.codegen.spec.TypedShape;
import dev.nnmaven.plugin.codegen.spec.TypedShape.Component;
import dev.nnmaven.plugin.codegen.spec.TypedShape.EnumShape;
import dev.nnmaven.plugin.codegen.spec.TypedShape.RecordShape;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Code that turns the records of a typed network into numbers, numbers into records, and rows of CSV files into both. */
final class TypedMapping {

    private final NetworkSpec spec;
    private final TypedShape shape;
    private final TypedNames names;
    private final Scalar scalar;

    TypedMapping(NetworkSpec spec, TypedShape shape) {
        this.spec = spec;
        this.shape = shape;
        this.names = new TypedNames(spec);
        this.scalar = new Scalar(spec.precision());
    }

    List<MethodSpec> methods() {
        List<MethodSpec> methods = new ArrayList<>();
        methods.add(numbers(
                names.features(),
                "input",
                "x",
                shape.input(),
                ArrayNames.size(0),
                TypedNames.FEATURES,
                "The inputs as the record has them."));
        if (shape.output() instanceof RecordShape outputs) {
            methods.add(numbers(
                    names.targets(),
                    "target",
                    "t",
                    outputs,
                    ArrayNames.size(spec.layers().size()),
                    TypedNames.OUTPUTS,
                    "The targets as the record has them."));
        }
        methods.add(input());
        enums().forEach(constants -> methods.add(indexOf(constants)));
        return methods;
    }

    private Set<EnumShape> enums() {
        Set<EnumShape> enums = new LinkedHashSet<>();
        shape.input().components().forEach(component -> component.constants().ifPresent(enums::add));
        if (shape.output() instanceof EnumShape labels) {
            enums.add(labels);
        }
        return enums;
    }

    /**
     * <pre>{@code
     * private static float[] features(Penguin input) {
     *     float[] x = new float[N0];
     *     x[0] = input.billLength();
     *     x[1] = (float) input.mass();
     *     x[2] = input.adult() ? 1 : 0;
     *     x[3 + indexOf(Vectors.requireConstant("island", input.island()))] = 1;
     *     Vectors.requireFinite(FEATURES, x);
     *     return x;
     * }
     * }</pre>
     */
    private MethodSpec numbers(
            String name,
            String parameter,
            String vector,
            RecordShape record,
            String size,
            String listed,
            String javadoc) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addJavadoc(javadoc)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(scalar.vector())
                .addParameter(names.type(record.type()), parameter)
                .addStatement("$T $L = new $T[$L]", scalar.vector(), vector, scalar.type(), size);
        int place = 0;
        boolean finite = true;
        for (Component component : record.components()) {
            String value = parameter + "." + component.name() + "()";
            if (component.constants().isPresent()) {
                method.addStatement(
                        "$L[$L$L($L)] = 1",
                        vector,
                        place == 0 ? "" : place + " + ",
                        names.indexOf(),
                        constant(component.name(), value));
                place += component.constants().get().size();
            } else {
                method.addStatement("$L[$L] = $L", vector, place, number(component, value));
                finite &= !Set.of("float", "double").contains(component.primitive());
                place++;
            }
        }
        if (!finite) {
            method.addStatement("$T.requireFinite($L, $L)", RuntimeTypes.VECTORS, listed, vector);
        }
        return method.addStatement("return $L", vector).build();
    }

    /** {@code Vectors.requireConstant("island", input.island())}. */
    static CodeBlock constant(String name, String value) {
        return CodeBlock.of("$T.requireConstant($S, $L)", RuntimeTypes.VECTORS, name, value);
    }

    /** {@code input.size()}, {@code (float) input.size()} or {@code input.adult() ? 1 : 0}. */
    private String number(Component component, String value) {
        return switch (component.primitive()) {
            case "boolean" -> value + " ? 1 : 0";
            case "double" -> narrowed(value);
            default -> value;
        };
    }

    private String narrowed(String value) {
        return spec.precision() == Precision.FLOAT ? "(float) " + value : value;
    }

    /**
     * By name, so that the compiler notices a constant that is gone or new since the class was generated:
     *
     * <pre>{@code
     * private static int indexOf(Species constant) {
     *     return switch (constant) {
     *         case SETOSA -> 0;
     *         case VERSICOLOR -> 1;
     *     };
     * }
     * }</pre>
     */
    private MethodSpec indexOf(EnumShape constants) {
        CodeBlock.Builder cases =
                CodeBlock.builder().add("return switch (constant) {\n").indent();
        for (int i = 0; i < constants.size(); i++) {
            cases.add("case $L -> $L;\n", constants.constants().get(i), i);
        }
        return MethodSpec.methodBuilder(names.indexOf())
                .addJavadoc("The place of a constant among all of its enum.")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(TypeName.INT)
                .addParameter(names.type(constants.type()), "constant")
                .addCode(cases.unindent().add("};\n").build())
                .build();
    }

    /** Outputs as arguments: {@code y[0], (float) y[1]}. */
    CodeBlock answers(RecordShape outputs, String vector) {
        List<CodeBlock> values = new ArrayList<>();
        for (int i = 0; i < outputs.components().size(); i++) {
            boolean cast = spec.precision() == Precision.DOUBLE
                    && outputs.components().get(i).primitive().equals("float");
            values.add(CodeBlock.of("$L$L[$L]", cast ? "(float) " : "", vector, i));
        }
        return CodeBlock.join(values, ",$W");
    }

    /**
     * <pre>{@code
     * private static Penguin input(CsvRow row) throws FileFormatException {
     *     return new Penguin(row.getFloat(0), row.getConstant(1, List.of(Island.values())));
     * }
     * }</pre>
     */
    private MethodSpec input() {
        return MethodSpec.methodBuilder(names.input())
                .addJavadoc("The input in a row of a CSV file.")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addException(RuntimeTypes.runtime("FileFormatException"))
                .returns(names.type(shape.input().type()))
                .addParameter(RuntimeTypes.CSV_ROW, "row")
                .addStatement("return $L", record(shape.input(), 0))
                .build();
    }

    /** {@code new Penguin(row.getFloat(0), row.getConstant(1, List.of(Island.values())))}. */
    CodeBlock record(RecordShape record, int firstColumn) {
        List<CodeBlock> arguments = new ArrayList<>();
        int column = firstColumn;
        for (Component component : record.components()) {
            arguments.add(field(component, column++));
        }
        return CodeBlock.of("new $T($L)", names.type(record.type()), CodeBlock.join(arguments, ",$W"));
    }

    private CodeBlock field(Component component, int column) {
        if (component.constants().isPresent()) {
            ClassName type = names.type(component.constants().get().type());
            return CodeBlock.of("row.getConstant($L, $T.of($T.values()))", column, List.class, type);
        }
        String primitive = component.primitive();
        String getter = "get" + Character.toUpperCase(primitive.charAt(0)) + primitive.substring(1);
        return CodeBlock.of("row.$L($L)", getter, column);
    }
}
