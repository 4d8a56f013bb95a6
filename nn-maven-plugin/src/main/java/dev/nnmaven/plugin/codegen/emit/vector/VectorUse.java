package dev.nnmaven.plugin.codegen.emit.vector;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.nnmaven.plugin.codegen.emit.text.Names;
import dev.nnmaven.plugin.codegen.emit.text.RuntimeTypes;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import javax.lang.model.element.Modifier;

/**
 * What a network has to know of its twin in vector instructions. Single samples begin in plain Java and change over when
 * the twin is compiled, which takes HotSpot a second: the bits are the same. Batches round otherwise, so they must not
 * change over in the middle of a program, and use the twin from the start. Should HotSpot not compile it well, as happens
 * when a program uses vectors of several widths, single samples stay where they are.
 */
public final class VectorUse {

    private final ClassName twin;
    private final ClassName type;

    public VectorUse(NetworkPlan plan) {
        this.twin = Names.vectorClass(plan.spec());
        this.type = Names.vectorUse(plan.spec());
    }

    /**
     * <pre>{@code
     * private static boolean vectorsReady;
     * }</pre>
     */
    public FieldSpec ready() {
        return FieldSpec.builder(TypeName.BOOLEAN, Names.VECTORS_READY, Modifier.PRIVATE, Modifier.STATIC)
                .addJavadoc("Whether single samples go through {@link $T}: once that is compiled. As both\n", twin)
                .addJavadoc("give the same bits, it does not matter when a thread sees it.")
                .build();
    }

    /**
     * <pre>{@code
     * static {
     *     VectorUse.WARM_UP.start();
     * }
     * }</pre>
     */
    public CodeBlock start() {
        return CodeBlock.builder().addStatement("$T.WARM_UP.start()", type).build();
    }

    /**
     * <pre>{@code
     * // Loops that are not compiled yet are slow enough to wait.
     * if (VectorUse.POSSIBLE) {
     *     VectorUse.WARM_UP.await(476400L * samples);
     * }
     * }</pre>
     *
     * @param passes over all weights that a sample takes
     */
    public static CodeBlock await(NetworkPlan plan, int passes, String samples) {
        if (!plan.vectors()) {
            return CodeBlock.of("");
        }
        ClassName use = Names.vectorUse(plan.spec());
        return CodeBlock.builder()
                .add("// Loops that are not compiled yet are slow enough to wait.\n")
                .beginControlFlow("if ($T.POSSIBLE)", use)
                .addStatement("$T.WARM_UP.await($LL * $L)", use, passes * plan.multiplyAdds(), samples)
                .endControlFlow()
                .build();
    }

    /**
     * <pre>{@code
     * @Generated("dev.nnmaven.plugin")
     * private static final class VectorUse implements Runnable {
     *     static final boolean POSSIBLE = VectorUnit.usable(NETWORK);
     *     static final boolean REORDERED = POSSIBLE && !VectorUnit.exact();
     *     static final WarmUp WARM_UP = new WarmUp(new VectorUse());
     *
     *     public void run() {
     *         if (POSSIBLE) {
     *             vectorsReady = DigitsNetworkVectors.warmUpSamples();
     *             if (!DigitsNetworkVectors.warmUpBatches()) {
     *                 VectorUnit.reportSlow(NETWORK);
     *             }
     *             // On a busy machine it may have taken until now.
     *             vectorsReady = vectorsReady || DigitsNetworkVectors.warmUpSamples();
     *         }
     *     }
     * }
     * }</pre>
     *
     * @param reorders whether something depends on the order of sums
     */
    public TypeSpec type(boolean reorders) {
        TypeSpec.Builder use = TypeSpec.classBuilder(type)
                .addAnnotation(RuntimeTypes.generated())
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addSuperinterface(Runnable.class)
                .addJavadoc("When this network hands over to {@link $T}.", twin)
                .addField(constant("POSSIBLE")
                        .initializer("$T.usable(NETWORK)", RuntimeTypes.VECTOR_UNIT)
                        .addJavadoc("Whether this machine and JVM have vector instructions: batches use them then.")
                        .build());
        if (reorders) {
            use.addField(constant("REORDERED")
                    .initializer("POSSIBLE && !$T.exact()", RuntimeTypes.VECTOR_UNIT)
                    .addJavadoc("Whether batches may take sums in another order than plain Java.")
                    .build());
        }
        return use.addField(FieldSpec.builder(RuntimeTypes.WARM_UP, "WARM_UP", Modifier.STATIC, Modifier.FINAL)
                        .initializer("new $T(new $T())", RuntimeTypes.WARM_UP, type)
                        .addJavadoc("Has its loops compiled.")
                        .build())
                .addMethod(MethodSpec.methodBuilder("run")
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PUBLIC)
                        .beginControlFlow("if (POSSIBLE)")
                        .addStatement("$L = $T.warmUpSamples()", Names.VECTORS_READY, twin)
                        .beginControlFlow("if (!$T.warmUpBatches())", twin)
                        .addStatement("$T.reportSlow(NETWORK)", RuntimeTypes.VECTOR_UNIT)
                        .endControlFlow()
                        .addComment("On a busy machine it may have taken until now.")
                        .addStatement("$1L = $1L || $2T.warmUpSamples()", Names.VECTORS_READY, twin)
                        .endControlFlow()
                        .build())
                .build();
    }

    private static FieldSpec.Builder constant(String name) {
        return FieldSpec.builder(TypeName.BOOLEAN, name, Modifier.STATIC, Modifier.FINAL);
    }
}
