package dev.nnmaven.plugin.codegen.emit.harness;

import static java.util.stream.Collectors.toCollection;

import dev.nnmaven.plugin.codegen.emit.NetworkEmitter;
import dev.nnmaven.plugin.codegen.emit.text.GeneratedSource;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import dev.nnmaven.plugin.codegen.proof.ProofEmitter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * What the generated test of a network says about it.
 *
 * @param succeeded how many of its methods found nothing wrong
 * @param failed the names of the others, in order
 * @param messages of their failures
 */
public record ProofRun(long succeeded, TreeSet<String> failed, List<String> messages) {

    public static ProofRun of(NetworkPlan plan) {
        return run(compiled(plan, UnaryOperator.identity()));
    }

    /**
     * @param mutation of the source of the network's class, or of its vector class
     * @param methods of the generated test to run
     */
    public static ProofRun of(NetworkPlan plan, UnaryOperator<String> mutation, List<String> methods) {
        Class<?> test = compiled(plan, mutation);
        return run(methods.stream()
                .map(method -> DiscoverySelectors.selectMethod(test, method))
                .toList());
    }

    private static Class<?> compiled(NetworkPlan plan, UnaryOperator<String> mutation) {
        GeneratedSource test =
                ProofEmitter.emit(plan, plan.spec().packageName(), plan.spec().className() + "Test", Set.of());
        Map<String, String> sources = new HashMap<>();
        sources.put(name(test), test.text());
        for (GeneratedSource source : NetworkEmitter.emit(plan, Set.of())) {
            sources.put(name(source), mutation.apply(source.text()));
        }
        return Compiled.of(name(test), sources).type();
    }

    static ProofRun run(Class<?> test) {
        return run(List.of(DiscoverySelectors.selectClass(test)));
    }

    private static ProofRun run(List<? extends DiscoverySelector> tests) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(tests)
                .filters(EngineFilter.includeEngines("junit-jupiter"))
                .build();
        // Listeners on the class path are those of the run that this is part of.
        LauncherConfig config = LauncherConfig.builder()
                .enableLauncherSessionListenerAutoRegistration(false)
                .enableTestExecutionListenerAutoRegistration(false)
                .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create(config).execute(request, listener);
        List<TestExecutionSummary.Failure> failures = listener.getSummary().getFailures();
        return new ProofRun(
                listener.getSummary().getTestsSucceededCount(),
                failures.stream()
                        .map(failure ->
                                failure.getTestIdentifier().getDisplayName().replace("()", ""))
                        .collect(toCollection(TreeSet::new)),
                failures.stream()
                        .map(failure -> String.valueOf(failure.getException()))
                        .toList());
    }

    private static String name(GeneratedSource source) {
        return source.path().replace(".java", "").replace('/', '.');
    }
}
