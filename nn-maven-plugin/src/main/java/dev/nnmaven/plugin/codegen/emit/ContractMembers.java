package dev.nnmaven.plugin.codegen.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import dev.nnmaven.plugin.codegen.emit.text.ArrayNames;
import dev.nnmaven.plugin.codegen.emit.text.Openings;
import dev.nnmaven.plugin.codegen.emit.text.RuntimeTypes;
import dev.nnmaven.plugin.codegen.emit.typed.TypedNames;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import dev.nnmaven.plugin.codegen.spec.TypedShape.EnumShape;
import java.util.List;
import javax.lang.model.element.Modifier;

/** What keeps the contract of a network, which {@code save} writes and {@code load} reads. */
final class ContractMembers {

    private final NetworkPlan plan;

    ContractMembers(NetworkPlan plan) {
        this.plan = plan;
    }

    /**
     * <pre>{@code
     * // What belongs to the weights: names, scaling, where they come from.
     * private ModelContract contract = ModelContract.none();
     * // Notices raw features among scaled inputs; null if there is nothing to notice.
     * private UnscaledInputs unscaled;
     * }</pre>
     */
    List<FieldSpec> fields() {
        FieldSpec contract = FieldSpec.builder(RuntimeTypes.MODEL_CONTRACT, "contract", Modifier.PRIVATE)
                .initializer(initial())
                .addJavadoc("What belongs to the weights: names, scaling, where they come from.")
                .build();
        FieldSpec unscaled = FieldSpec.builder(RuntimeTypes.UNSCALED_INPUTS, "unscaled", Modifier.PRIVATE)
                .addJavadoc("Notices raw features among scaled inputs; null if there is nothing to notice.")
                .build();
        return List.of(contract, unscaled);
    }

    /** {@code unscaled = UnscaledInputs.of(NETWORK, contract);}, once there is another contract. */
    static CodeBlock lookAnew(String contract) {
        return CodeBlock.builder()
                .addStatement("unscaled = $T.of(NETWORK, $L)", RuntimeTypes.UNSCALED_INPUTS, contract)
                .build();
    }

    /** {@code ModelContract.none()}, or for a typed network {@code ModelContract.named(FEATURES, LABELS)}. */
    private CodeBlock initial() {
        return plan.spec()
                .typed()
                .map(shape -> CodeBlock.of(
                        "$T.named($L, $L)",
                        RuntimeTypes.MODEL_CONTRACT,
                        TypedNames.FEATURES,
                        shape.output() instanceof EnumShape ? TypedNames.LABELS : TypedNames.OUTPUTS))
                .orElseGet(() -> CodeBlock.of("$T.none()", RuntimeTypes.MODEL_CONTRACT));
    }

    /**
     * At the end of the constructor with a seed:
     *
     * <pre>{@code
     * contract = contract.withSeed(seed);
     * }</pre>
     */
    static CodeBlock seeded() {
        return CodeBlock.builder()
                .addStatement("contract = contract.withSeed(seed)")
                .build();
    }

    List<MethodSpec> methods() {
        return List.of(get(), set());
    }

    /**
     * <pre>{@code
     * public ModelContract contract() {
     *     return contract;
     * }
     * }</pre>
     */
    private static MethodSpec get() {
        return Openings.override("contract")
                .returns(RuntimeTypes.MODEL_CONTRACT)
                .addStatement("return contract")
                .build();
    }

    /**
     * <pre>{@code
     * public void contract(ModelContract contract) {
     *     this.contract = contract.requireSizes(N0, N2);
     *     unscaled = UnscaledInputs.of(NETWORK, this.contract);
     * }
     * }</pre>
     *
     * <p>The names of a typed network stay: {@code contract.requireSizes(N0, N2).requireNames(this.contract)}.
     */
    private MethodSpec set() {
        return Openings.override("contract")
                .addParameter(RuntimeTypes.MODEL_CONTRACT, "contract")
                .addStatement(
                        "this.contract = contract.requireSizes($L, $L)$L",
                        ArrayNames.size(0),
                        ArrayNames.size(plan.last().number()),
                        plan.spec().typed().isPresent() ? ".requireNames(this.contract)" : "")
                .addCode(lookAnew("this.contract"))
                .build();
    }
}
