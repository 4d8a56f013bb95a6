package dev.nnmaven.plugin.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import javax.lang.model.element.Modifier;

/**
 * What a network has to know of its twin in vector instructions. Single samples begin in plain Java and change over when
 * the twin is compiled, which takes HotSpot a second: the bits are the same. Batches round otherwise, so they must not
 * change over in the middle of a program, and use the twin from the start.
 */
final class VectorUse {

    private final ClassName twin;
    private final ClassName type;

    VectorUse(NetworkPlan plan) {
        this.twin = Names.vectorClass(plan.spec());
        this.type = Names.vectorUse(plan.spec());
    }

    /**
     * <pre>{@code
     * private static boolean vectorsReady;
     * }</pre>
     */
    FieldSpec ready() {
        return FieldSpec.builder(TypeName.BOOLEAN, Names.VECTORS_READY, Modifier.PRIVATE, Modifier.STATIC)
                .addJavadoc("Whether single samples go through {@link $T}: once that is compiled. As both\n", twin)
                .addJavadoc("give the same bits, it does not matter when a thread sees it.")
                .build();
    }

    /**
     * <pre>{@code
     * static {
     *     VectorUnit.inBackground(new VectorUse());
     * }
     * }</pre>
     */
    CodeBlock start() {
        return CodeBlock.builder()
                .addStatement("$T.inBackground(new $T())", RuntimeTypes.VECTOR_UNIT, type)
                .build();
    }

    /**
     * <pre>{@code
     * private static final class VectorUse implements Runnable {
     *     static final boolean POSSIBLE = VectorUnit.usable(NETWORK);
     *     static final boolean REORDERED = POSSIBLE && !VectorUnit.exact();
     *
     *     public void run() {
     *         if (POSSIBLE) {
     *             DigitsNetworkVectors.warmUpSamples();
     *             vectorsReady = true;
     *             DigitsNetworkVectors.warmUpBatches();
     *         }
     *     }
     * }
     * }</pre>
     */
    TypeSpec type() {
        return TypeSpec.classBuilder(type)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addSuperinterface(Runnable.class)
                .addJavadoc("When this network hands over to {@link $T}.", twin)
                .addField(constant("POSSIBLE")
                        .initializer("$T.usable(NETWORK)", RuntimeTypes.VECTOR_UNIT)
                        .addJavadoc("Whether this machine and JVM have vector instructions: batches use them then.")
                        .build())
                .addField(constant("REORDERED")
                        .initializer("POSSIBLE && !$T.exact()", RuntimeTypes.VECTOR_UNIT)
                        .addJavadoc("Whether batches may take sums in another order than plain Java.")
                        .build())
                .addMethod(MethodSpec.methodBuilder("run")
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PUBLIC)
                        .beginControlFlow("if (POSSIBLE)")
                        .addStatement("$T.warmUpSamples()", twin)
                        .addStatement("$L = true", Names.VECTORS_READY)
                        .addStatement("$T.warmUpBatches()", twin)
                        .endControlFlow()
                        .build())
                .build();
    }

    private static FieldSpec.Builder constant(String name) {
        return FieldSpec.builder(TypeName.BOOLEAN, name, Modifier.STATIC, Modifier.FINAL);
    }
}
