package dev.nnmaven.plugin.codegen.proof;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.nnmaven.annotations.Precision;
import dev.nnmaven.plugin.codegen.emit.text.RuntimeTypes;
import dev.nnmaven.plugin.codegen.emit.text.Scalar;
import dev.nnmaven.plugin.codegen.plan.HotSpotLimits;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.lang.model.element.Modifier;

/**
 * Sets the words of one network into the text of its test. Types are words too, {@code $arrays:T}, because a network may
 * be called {@code Arrays}.
 */
final class ProofText {

    static final ClassName ASSERTIONS = jupiter("Assertions");
    static final ClassName TEMP_DIR = ClassName.get("org.junit.jupiter.api.io", "TempDir");
    static final ClassName EXECUTABLE = ClassName.get("org.junit.jupiter.api.function", "Executable");
    private static final ClassName TEST = jupiter("Test");

    /** JDK types in the text, each by its name in lower case. */
    private static final List<Class<?>> JDK = List.of(
            ArrayList.class,
            Arrays.class,
            ByteBuffer.class,
            ByteOrder.class,
            Callable.class,
            Collections.class,
            ExecutorService.class,
            Executors.class,
            Files.class,
            Future.class,
            IllegalArgumentException.class,
            List.class,
            Long.class,
            Math.class,
            Double.class,
            Path.class,
            String.class,
            Void.class);

    /** Multiply-adds of the queries of all threads together: some 100 ms, in which they meet each other. */
    private static final long CONCURRENT_MULTIPLY_ADDS = 1_000_000_000;

    private final NetworkPlan plan;
    private final ClassName parameters;
    private final Map<String, Object> words = new HashMap<>();

    ProofText(NetworkPlan plan, ClassName test) {
        this.plan = plan;
        Scalar scalar = new Scalar(plan.spec().precision());
        ClassName network = ClassName.get(plan.spec().packageName(), plan.spec().className());
        // The network may be called so itself.
        parameters = test.nestedClass(network.simpleName().equals("Parameters") ? "Parameters_" : "Parameters");
        for (Class<?> type : JDK) {
            String name = type.getSimpleName();
            words.put(name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1), type);
        }
        words.put("network", network);
        words.put("parameters", parameters);
        words.put("dropout", RuntimeTypes.DROPOUT);
        words.put("tensor", RuntimeTypes.TENSOR);
        words.put("weights", RuntimeTypes.WEIGHTS);
        words.put("scalar", scalar.type());
        words.put("cast", plan.spec().precision() == Precision.FLOAT ? "(float) " : "");
        words.put("in", plan.spec().inputs());
        words.put("out", plan.last().outputs());
        words.put("seed", plan.spec().seed() + "L");
        words.put("otherSeed", plan.spec().seed() + 1 + "L");
        words.put("rounds", rounds());
        words.put("many", manyRows());
    }

    /** Of samples that several threads ask for, eight at a time, one by one and together. */
    private long rounds() {
        return Math.max(2, Math.min(500, CONCURRENT_MULTIPLY_ADDS / (4 * 2 * 8) / plan.multiplyAdds()));
    }

    /** So many that a second thread gets some of them, where the network has any use for one. */
    private long manyRows() {
        long worthwhile = plan.straightLine() ? 0 : 2 * HotSpotLimits.PARALLEL_MULTIPLY_ADDS / plan.multiplyAdds();
        return Math.max(9, Math.min(20_000, worthwhile));
    }

    /** The nested class of all weights: {@code Parameters}. */
    ClassName parameters() {
        return parameters;
    }

    CodeBlock code(String text) {
        return CodeBlock.builder().addNamed(text, words).build();
    }

    /**
     * <pre>{@code
     * @Test
     * void wrongLengthsAreRefused() throws IOException {
     *     ...
     * }
     * }</pre>
     */
    MethodSpec.Builder test(String name, Type exception) {
        return MethodSpec.methodBuilder(name).addAnnotation(TEST).addException(exception);
    }

    MethodSpec test(String name, String body) {
        return test(name, IOException.class).addCode(code(body)).build();
    }

    /**
     * One without files:
     *
     * <pre>{@code
     * @Test
     * void dropoutLeavesOutTheDeclaredShare() {
     *     ...
     * }
     * }</pre>
     */
    MethodSpec pureTest(String name, String body) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(TEST)
                .addCode(code(body))
                .build();
    }

    /** {@code private static double[] sigmoid(double[] z)}, to be completed. */
    static MethodSpec.Builder helper(TypeName returned, String name, Modifier... more) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE)
                .addModifiers(more)
                .returns(returned);
    }

    static ClassName jupiter(String simpleName) {
        return ClassName.get("org.junit.jupiter.api", simpleName);
    }
}
