package dev.nnmaven.plugin.codegen.proof;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.nnmaven.plugin.codegen.emit.text.RuntimeTypes;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The class inside of a test that holds all weights of a network, as a weights file has them. */
final class ProofParameters {

    private final ProofText text;
    private final ClassName parameters;
    private final boolean someLayersLackBiases;
    private final ProofOptimizer optimizer;

    ProofParameters(NetworkSpec spec, ProofText text) {
        this.text = text;
        this.parameters = text.parameters();
        this.someLayersLackBiases = ProofMembers.someLayersLackBiases(spec);
        this.optimizer = new ProofOptimizer(spec);
    }

    /**
     * <pre>{@code
     * @Generated("dev.nnmaven.plugin")
     * private static final class Parameters {
     *     final double[][][] w = new double[LAYERS.length][][];
     *     final double[][] b = new double[LAYERS.length][];
     * }
     * }</pre>
     */
    TypeSpec type() {
        TypeName matrices = ArrayTypeName.of(ArrayTypeName.of(ProofFunctions.VECTOR));
        TypeSpec.Builder type = TypeSpec.classBuilder(parameters)
                .addAnnotation(RuntimeTypes.generated())
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc(
                        "All weights: $L leads from node j to neuron k of layer l, $L is the bias of that neuron.\n",
                        "{@code w[l][k][j]}",
                        "{@code b[l][k]}")
                .addField(FieldSpec.builder(matrices, "w", Modifier.FINAL)
                        .initializer("new double[LAYERS.length][][]")
                        .build())
                .addField(FieldSpec.builder(ArrayTypeName.of(ProofFunctions.VECTOR), "b", Modifier.FINAL)
                        .initializer("new double[LAYERS.length][]")
                        .build())
                .addMethod(MethodSpec.constructorBuilder()
                        .addCode(text.code(
                                """
                                for (int l = 0; l < LAYERS.length; l++) {
                                    w[l] = new double[SIZES[l + 1]][SIZES[l]];
                                    b[l] = new double[%s];
                                }
                                """.formatted(someLayersLackBiases ? "BIASED[l] ? SIZES[l + 1] : 0" : "SIZES[l + 1]")))
                        .build());
        if (optimizer.isLinear()) {
            type.addMethod(add());
        }
        type.addMethod(tensors());
        if (optimizer.clips()) {
            type.addMethod(rows());
        }
        return type.build();
    }

    /**
     * <pre>{@code
     * // All numbers, an array for each row of weights and for the biases of each layer.
     * List<double[]> rows() { ... }
     * }</pre>
     */
    private MethodSpec rows() {
        return MethodSpec.methodBuilder("rows")
                .returns(ParameterizedTypeName.get(ClassName.get(List.class), ProofFunctions.VECTOR))
                .addJavadoc("All numbers, an array for each row of weights and for the biases of each layer.")
                .addCode(text.code("""
                        $list:T<double[]> rows = new $arrayList:T<>();
                        for (int l = 0; l < LAYERS.length; l++) {
                            rows.addAll($arrays:T.asList(w[l]));
                            rows.add(b[l]);
                        }
                        return rows;
                        """))
                .build();
    }

    private MethodSpec add() {
        return MethodSpec.methodBuilder("add")
                .addParameter(parameters, "other")
                .addParameter(TypeName.DOUBLE, "share")
                .addCode(text.code("""
                        for (int l = 0; l < LAYERS.length; l++) {
                            for (int k = 0; k < SIZES[l + 1]; k++) {
                                for (int j = 0; j < SIZES[l]; j++) {
                                    w[l][k][j] += share * other.w[l][k][j];
                                }
                            }
                            for (int k = 0; k < b[l].length; k++) {
                                b[l][k] += share * other.b[l][k];
                            }
                        }
                        """))
                .build();
    }

    private MethodSpec tensors() {
        String bias = "tensors.add($tensor:T.vector(LAYERS[l] + \".bias\", b[l]));";
        String indented =
                someLayersLackBiases ? "    if (BIASED[l]) {\n        " + bias + "\n    }\n" : "    " + bias + "\n";
        return MethodSpec.methodBuilder("tensors")
                .returns(ParameterizedTypeName.get(ClassName.get(List.class), RuntimeTypes.TENSOR))
                .addJavadoc("As they stand in files.")
                .addCode(text.code("""
                        $list:T<$tensor:T> tensors = new $arrayList:T<>();
                        for (int l = 0; l < LAYERS.length; l++) {
                            tensors.add($tensor:T.matrixByOutput(LAYERS[l] + ".weight", w[l]));
                        """ + indented + """
                        }
                        return tensors;
                        """))
                .build();
    }
}
