package dev.nnmaven.plugin.codegen.emit.vector;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.nnmaven.plugin.codegen.emit.text.ArrayNames;
import dev.nnmaven.plugin.codegen.emit.text.Mentions;
import dev.nnmaven.plugin.codegen.emit.text.Names;
import dev.nnmaven.plugin.codegen.emit.text.RuntimeTypes;
import dev.nnmaven.plugin.codegen.emit.text.Scalar;
import dev.nnmaven.plugin.codegen.plan.LayerPlan;
import dev.nnmaven.plugin.codegen.plan.LoopForm;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Assembles the class that holds a network's loops in vector instructions. It is a class of its own because it cannot be
 * loaded where the module of the Vector API is missing; without state, since the weights stay in the network.
 */
public final class VectorClass {

    private final NetworkPlan plan;
    private final Scalar scalar;
    private final VectorType vector;

    public VectorClass(NetworkPlan plan) {
        this.plan = plan;
        this.scalar = new Scalar(plan.spec().precision());
        this.vector = new VectorType(scalar.precision());
    }

    public TypeSpec type(Names names) {
        VectorHelpers helpers = new VectorHelpers(scalar);
        List<MethodSpec> methods = methods(names, helpers);
        return TypeSpec.classBuilder(Names.vectorClass(plan.spec()))
                .addModifiers(Modifier.FINAL)
                .addAnnotation(RuntimeTypes.generated())
                .addJavadoc(
                        "The loops of {@link $L} in vector instructions; it uses them where it can.\n\n",
                        plan.spec().className())
                .addJavadoc(
                        "<p>Single samples get the bits of plain Java. For batches a product is rounded once instead of twice,\n")
                .addJavadoc(
                        "and some sums are taken in another order, unless the system property {@code nn.vector} is\n")
                .addJavadoc("{@code exact}.")
                // Otherwise a network called Pool would be taken for what is imported.
                .alwaysQualify(plan.spec().className())
                .addFields(fields(methods))
                .addStaticBlock(helpers.prepare(Names.vectorClass(plan.spec())))
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build())
                .addMethods(methods)
                .build();
    }

    private List<MethodSpec> methods(Names names, VectorHelpers helpers) {
        List<MethodSpec> methods = new ArrayList<>();
        VectorMethods single = new VectorMethods(plan, names);
        VectorBatchMethods batch = new VectorBatchMethods(single, scalar, names);
        for (LayerPlan layer : plan.layers()) {
            if (layer.vectors()) {
                methods.addAll(single.of(layer));
                methods.addAll(batch.of(layer));
            }
        }
        methods.addAll(new VectorWarmUp(plan, names).methods());
        methods.add(helpers.lookUpOperations());
        methods.add(helpers.mixOperations());
        methods.addAll(new VectorActivations(plan).all());
        if (hasDotProducts()) {
            methods.add(helpers.withRest());
        }
        LayerPlan first = plan.layers().get(0);
        if (first.vectors() && first.skipsZeros()) {
            methods.add(helpers.next());
            methods.addAll(helpers.reach());
        }
        boolean turned = plan.layers().stream().anyMatch(VectorBatchMethods::turns);
        methods.addAll(new VectorTiles(scalar).all(turned));
        return methods;
    }

    /**
     * <pre>{@code
     * private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
     * private static final int LANES = SPECIES.length();
     *
     * // Whether products are added without being rounded first.
     * private static final boolean FUSED = !VectorUnit.exact();
     * private static final int N0 = 784;
     * }</pre>
     */
    private List<FieldSpec> fields(List<MethodSpec> methods) {
        List<FieldSpec> fields = new ArrayList<>();
        fields.add(constant(vector.species(), "SPECIES", "$T.SPECIES_PREFERRED", vector.type())
                .addJavadoc("The widest vectors of this machine.")
                .build());
        fields.add(constant(TypeName.INT, "LANES", "SPECIES.length()").build());
        fields.add(constant(TypeName.BOOLEAN, "TALL", "SPECIES.vectorBitSize() == 512")
                .addJavadoc("Whether there are registers for tall tiles: 32, not 16.")
                .build());
        fields.add(constant(TypeName.BOOLEAN, "FUSED", "!$T.exact()", RuntimeTypes.VECTOR_UNIT)
                .addJavadoc("Whether a product is added without being rounded before, for batches.")
                .build());
        if (hasDotProducts()) {
            fields.addAll(dotProductFields());
        }
        fields.addAll(sizes(methods));
        int widest = plan.layers().stream()
                .filter(LayerPlan::vectors)
                .mapToInt(layer -> Math.max(layer.inputs(), layer.outputs()))
                .max()
                .orElseThrow();
        fields.addAll(new VectorTiles(scalar).fields(widest));
        return fields;
    }

    /**
     * <pre>{@code
     * // Inputs, and neurons of each layer.
     * private static final int N0 = 784;
     * private static final int N1 = 200;
     * }</pre>
     */
    private List<FieldSpec> sizes(List<MethodSpec> methods) {
        List<FieldSpec> sizes = new ArrayList<>();
        for (int n = 0; n <= plan.layers().size(); n++) {
            if (Mentions.anywhere(ArrayNames.size(n), methods)) {
                int size =
                        n == 0 ? plan.spec().inputs() : plan.layers().get(n - 1).outputs();
                FieldSpec.Builder constant = constant(TypeName.INT, ArrayNames.size(n), "$L", size);
                sizes.add(
                        sizes.isEmpty()
                                ? constant.addJavadoc("Inputs, and neurons of each layer.")
                                        .build()
                                : constant.build());
            }
        }
        return sizes;
    }

    /**
     * <pre>{@code
     * // Whether one or two vectors hold the 16 partial sums that a dot product has in plain Java.
     * static final boolean DOT_PRODUCTS = LANES == 16 || LANES == 8;
     * private static final boolean HALVES = LANES == 8;
     * private static final VectorShuffle<Float> TURN_BY_8 = VectorShuffle.iota(SPECIES, 8 % LANES, 1, true);
     * }</pre>
     */
    private List<FieldSpec> dotProductFields() {
        int sums = scalar.partialSums();
        List<FieldSpec> fields = new ArrayList<>();
        fields.add(FieldSpec.builder(TypeName.BOOLEAN, "DOT_PRODUCTS", Modifier.STATIC, Modifier.FINAL)
                .initializer("LANES == $L || LANES == $L", sums, sums / 2)
                .addJavadoc("Whether one or two vectors hold the $L partial sums of a dot product in plain Java.", sums)
                .build());
        fields.add(constant(TypeName.BOOLEAN, "HALVES", "LANES == $L", sums / 2)
                .addJavadoc("Whether it takes two.")
                .build());
        for (int lanes = sums / 2; lanes > 0; lanes /= 2) {
            fields.add(constant(
                            vector.shuffle(),
                            VectorHelpers.turn(lanes),
                            "$T.iota(SPECIES, $L % LANES, 1, true)",
                            VectorType.SHUFFLE,
                            lanes)
                    .build());
        }
        return fields;
    }

    /** Forward with a row per neuron, and sending errors back with a row per input. */
    private boolean hasDotProducts() {
        return plan.layers().stream()
                .filter(LayerPlan::vectors)
                .anyMatch(layer -> layer.form() == LoopForm.ROWS_BY_OUTPUT || layer.number() > 1);
    }

    private static FieldSpec.Builder constant(TypeName type, String name, String format, Object... values) {
        return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer(format, values);
    }
}
