package dev.nnmaven.plugin.codegen.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeSpec;
import dev.nnmaven.annotations.DeclaredByAnnotation;
import dev.nnmaven.annotations.ErrorRule;
import dev.nnmaven.plugin.codegen.emit.batch.BatchLayerMethods;
import dev.nnmaven.plugin.codegen.emit.batch.BatchMembers;
import dev.nnmaven.plugin.codegen.emit.batch.BatchMethods;
import dev.nnmaven.plugin.codegen.emit.batch.StraightLineBatch;
import dev.nnmaven.plugin.codegen.emit.optimizer.OptimizerMembers;
import dev.nnmaven.plugin.codegen.emit.optimizer.OptimizerStep;
import dev.nnmaven.plugin.codegen.emit.sample.LayerMethods;
import dev.nnmaven.plugin.codegen.emit.sample.SampleMethods;
import dev.nnmaven.plugin.codegen.emit.text.GeneratedSource;
import dev.nnmaven.plugin.codegen.emit.text.Header;
import dev.nnmaven.plugin.codegen.emit.text.Losses;
import dev.nnmaven.plugin.codegen.emit.text.Mentions;
import dev.nnmaven.plugin.codegen.emit.text.Names;
import dev.nnmaven.plugin.codegen.emit.text.OptimizerFacts;
import dev.nnmaven.plugin.codegen.emit.text.RuntimeTypes;
import dev.nnmaven.plugin.codegen.emit.text.Scalar;
import dev.nnmaven.plugin.codegen.emit.text.SourceFile;
import dev.nnmaven.plugin.codegen.emit.typed.TypedMembers;
import dev.nnmaven.plugin.codegen.emit.vector.VectorClass;
import dev.nnmaven.plugin.codegen.emit.vector.VectorUse;
import dev.nnmaven.plugin.codegen.plan.LayerPlan;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Assembles the class of a network from its parts. */
public final class NetworkEmitter {

    private NetworkEmitter() {}

    /**
     * The class of the network first; the same plan gives the same text, to the byte, on every machine.
     *
     * @param hidden simple names of java.lang that mean another class in the package of the network
     */
    public static List<GeneratedSource> emit(NetworkPlan plan, Set<String> hidden) {
        String packageName = plan.spec().packageName();
        GeneratedSource network = SourceFile.of(packageName, type(plan), Header.of(plan), hidden);
        if (!plan.vectors()) {
            return List.of(network);
        }
        TypeSpec vectors = new VectorClass(plan).type(new Names(plan));
        return List.of(network, SourceFile.of(packageName, vectors, Header.firstLine(plan), hidden));
    }

    private static TypeSpec type(NetworkPlan plan) {
        Names names = new Names(plan);
        TypeSpec.Builder type = declaration(plan);
        addState(type, plan);
        if (plan.straightLine()) {
            addStraightLine(type, plan, names);
        } else {
            addLoops(type, plan, names);
        }
        return type.build();
    }

    /**
     * <pre>{@code
     * // A fully connected network: 784 inputs, 2 layers, 10 outputs.
     * @Generated("dev.nnmaven.plugin")
     * public final class DigitsNetwork implements Digits, Network {
     * }
     * }</pre>
     */
    private static TypeSpec.Builder declaration(NetworkPlan plan) {
        NetworkSpec spec = plan.spec();
        TypeSpec.Builder type = TypeSpec.classBuilder(spec.className())
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addAnnotation(RuntimeTypes.generated())
                .addAnnotations(origin(spec))
                .addAnnotations(suppressWarnings(spec))
                // A type nested in the interface is inherited, and hides an import of the same name.
                .alwaysQualify(spec.inheritedNames().toArray(String[]::new))
                .addJavadoc(javadoc(plan));
        spec.interfaceName().ifPresent(name -> type.addSuperinterface(interfaceName(spec.packageName(), name)));
        return type.addSuperinterface(new Scalar(spec.precision()).network(spec.reversible()));
    }

    /** What a network is between two calls: weights, learning rate, contract, what a typed one means, its optimizer. */
    private static void addState(TypeSpec.Builder type, NetworkPlan plan) {
        WeightMembers weights = new WeightMembers(plan);
        type.addFields(weights.constants()).addField(weights.learningRate()).addFields(weights.arrays());
        type.addFields(new ContractMembers(plan).fields());
        plan.spec().typed().ifPresent(shape -> addTyped(type, new TypedMembers(plan.spec(), shape)));
        if (plan.hasOptimizer()) {
            type.addFields(new OptimizerMembers(plan).fields());
        }
    }

    private static void addTyped(TypeSpec.Builder type, TypedMembers members) {
        type.addFields(members.constants()).addMethods(members.publicMethods()).addMethods(members.mapping());
    }

    private static void addStraightLine(TypeSpec.Builder type, NetworkPlan plan, Names names) {
        StraightLineBatch batch = new StraightLineBatch(plan);
        type.addFields(batch.fields());
        addPublicMethods(type, plan, names);
        type.addMethods(batch.methods());
        addLastMethods(type, plan, names);
    }

    private static void addLoops(TypeSpec.Builder type, NetworkPlan plan, Names names) {
        BatchMembers scratch = new BatchMembers(plan);
        BatchMethods batch = new BatchMethods(plan, names);
        type.addFields(new WeightMembers(plan).scratch()).addFields(scratch.fields());
        addPublicMethods(type, plan, names);
        type.addMethods(batch.publicMethods())
                .addMethods(new SampleMethods(plan, names).all())
                .addMethods(new LayerMethods(plan, names).all())
                .addMethods(batch.privateMethods())
                .addMethods(new BatchLayerMethods(plan, names).all());
        addLastMethods(type, plan, names);
        type.addType(scratch.scratch());
        if (scratch.hasHiddenLayers()) {
            type.addType(scratch.chunk());
        }
        if (plan.vectors()) {
            VectorUse use = new VectorUse(plan);
            type.addField(use.ready())
                    .addStaticBlock(use.start())
                    .addType(use.type(Mentions.anywhere("REORDERED", List.of(type.build()))));
        }
    }

    private static void addPublicMethods(TypeSpec.Builder type, NetworkPlan plan, Names names) {
        type.addMethods(new Constructors(plan).all())
                .addMethods(new PublicMethods(plan, names).all())
                .addMethods(new LossMethods(plan, names).all())
                .addMethods(new ContractMembers(plan).methods());
    }

    /** The step of an optimizer, the way back from outputs to inputs, and what files are made of. */
    private static void addLastMethods(TypeSpec.Builder type, NetworkPlan plan, Names names) {
        if (plan.hasOptimizer()) {
            type.addMethods(new OptimizerStep(plan, names).methods()).addMethod(new OptimizerMembers(plan).state());
        }
        if (plan.spec().reversible()) {
            type.addMethods(new BackQueryMethods(plan, names).all());
        }
        type.addMethod(new WeightMembers(plan).tensors());
    }

    /**
     * Of a network that an interface declares:
     *
     * <pre>{@code
     * @DeclaredByAnnotation
     * }</pre>
     */
    private static List<AnnotationSpec> origin(NetworkSpec spec) {
        return spec.interfaceName().stream()
                .map(name -> AnnotationSpec.builder(DeclaredByAnnotation.class).build())
                .toList();
    }

    /**
     * What is no mistake in generated code: that a module exports the class without passing on nn-runtime, and that the
     * interface is deprecated or extends Serializable.
     *
     * <pre>{@code
     * @SuppressWarnings({"deprecation", "exports"})
     * }</pre>
     */
    private static List<AnnotationSpec> suppressWarnings(NetworkSpec spec) {
        List<CodeBlock> names = spec.warnings().stream()
                .sorted()
                .map(name -> CodeBlock.of("$S", name))
                .toList();
        if (names.isEmpty()) {
            return List.of();
        }
        CodeBlock list = CodeBlock.join(names, ", ");
        // One member, so that JavaPoet sets it in one line.
        return List.of(AnnotationSpec.builder(SuppressWarnings.class)
                .addMember("value", names.size() == 1 ? list : CodeBlock.of("{$L}", list))
                .build());
    }

    private static ClassName interfaceName(String packageName, String name) {
        String[] parts = name.split("\\.");
        ClassName type = ClassName.get(packageName, parts[0]);
        for (int i = 1; i < parts.length; i++) {
            type = type.nestedClass(parts[i]);
        }
        return type;
    }

    /**
     * <pre>{@code
     * // A network of 784 inputs, 2 layers and 10 outputs, trained by single steps of gradient descent.
     * }</pre>
     */
    private static CodeBlock javadoc(NetworkPlan plan) {
        NetworkSpec spec = plan.spec();
        int layers = plan.layers().size();
        CodeBlock.Builder text = CodeBlock.builder()
                .add(
                        "A fully connected network: $L, $L, $L.\n\n",
                        count(spec.inputs(), "input"),
                        count(layers, "layer"),
                        count(plan.last().outputs(), "output"))
                .add("<p>In the formulas, x is the input vector; W, b, a and e are the weights, biases, activations\n")
                .add("and errors of a layer, numbered from 1; d is its error times the slope of its activation, g\n")
                .add("$L.\n", plan.hasOptimizer() ? "its part of the gradient" : "the step that its biases take");
        if (plan.hasOptimizer()) {
            text.add(
                    "$L makes steps of the gradients GW and gb of weights and biases.\n",
                    OptimizerFacts.name(spec.steps().optimizer()));
        }
        if (spec.hasDropout()) {
            text.add("In training, dropout multiplies activations a by m: o is what the next layer reads.\n");
        }
        if (plan.layers().stream().anyMatch(LayerPlan::keepsSums)) {
            text.add("z are the weighted sums of a layer, kept because its slope does not follow from a.\n");
        }
        text.add("$L", Losses.comment(spec.loss()));
        if (layers > 1) {
            text.add(sentBack(spec.errorRule()));
        } else {
            text.add("\n");
        }
        return text.add("<p>Any number of threads may query at once; train and load are for one thread at a time.")
                .build();
    }

    private static String sentBack(ErrorRule rule) {
        return switch (rule) {
            case GRADIENT -> "Exact gradient: what a layer sends back is {@code Wᵀ·d}.\n\n";
            case WEIGHTED_ERROR -> "Weighted-error rule: what a layer sends back is {@code Wᵀ·e}.\n\n";
            case PROPORTIONAL ->
                "Proportional rule: what a layer sends back is {@code Wᵀ·(e / total)}, with the totals of the weights\n"
                        + "that enter each neuron.\n\n";
            case AUTO -> throw new IllegalArgumentException("the rule of a network is resolved before it is planned");
        };
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
