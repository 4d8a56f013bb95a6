package dev.nnmaven.plugin.codegen.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.nnmaven.plugin.codegen.emit.harness.ProofRun;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * A mistake that a generator could make.
 *
 * @param text to replace, where it stands first
 * @param finders the methods of the generated test that must fail
 */
record ProofMutation(NetworkPlan plan, String text, String replacement, List<String> finders) {

    static ProofMutation in(NetworkPlan plan, String text, String replacement, String... finders) {
        return new ProofMutation(plan, text, replacement, List.of(finders));
    }

    static Stream<DynamicTest> tests(ProofMutation... mutations) {
        return Arrays.stream(mutations)
                .map(mutation -> dynamicTest(mutation.text + " > " + mutation.replacement, mutation::assertFound));
    }

    private void assertFound() {
        AtomicBoolean done = new AtomicBoolean();
        UnaryOperator<String> mutation = source -> {
            String mutated = replaceFirst(source);
            done.compareAndSet(false, !mutated.equals(source));
            return mutated;
        };
        ProofRun run = ProofRun.of(plan, mutation, finders);
        assertThat(done).as("text found: " + text).isTrue();
        assertThat(run.failed()).containsExactlyInAnyOrderElementsOf(finders);
    }

    private String replaceFirst(String source) {
        int at = source.indexOf(text);
        return at < 0 ? source : source.substring(0, at) + replacement + source.substring(at + text.length());
    }
}
