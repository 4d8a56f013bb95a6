package dev.nnmaven.plugin.codegen.emit.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.plugin.codegen.emit.NetworkEmitter;
import dev.nnmaven.plugin.codegen.emit.text.GeneratedSource;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import dev.nnmaven.plugin.codegen.plan.Planner;
import dev.nnmaven.plugin.codegen.problem.Problems;
import dev.nnmaven.plugin.codegen.proof.ProofEmitter;
import dev.nnmaven.plugin.codegen.read.java.AnnotatedSources;
import dev.nnmaven.plugin.codegen.request.GenerationRequest;
import dev.nnmaven.plugin.codegen.request.Product;
import dev.nnmaven.plugin.codegen.request.SourceSet;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import dev.nnmaven.plugin.codegen.spec.rules.SourceRoots;
import dev.nnmaven.plugin.codegen.spec.rules.SpecRules;
import dev.nnmaven.plugin.codegen.spec.rules.UniquenessRules;
import dev.nnmaven.runtime.Network;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sources of annotated interfaces, brought all the way to compiled networks. */
public record TypedSources(Path folder, Map<String, String> sources) {

    /**
     * The source of a class of these tests, which is also there as a class.
     *
     * @param folder empty
     */
    public static TypedSources of(Path folder, Class<?> type) throws IOException {
        Path file = Path.of("src/test/java", type.getName().replace('.', '/') + ".java");
        return new TypedSources(folder, Map.of(type.getName(), Files.readString(file)));
    }

    public NetworkPlan plan() throws IOException {
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = folder.resolve(source.getKey().replace('.', '/') + ".java");
            Files.createDirectories(file.getParent());
            Files.writeString(file, source.getValue());
        }
        Problems problems = new Problems();
        List<NetworkSpec> specs = SpecRules.check(
                AnnotatedSources.read(request(), request().main(), problems, new ArrayList<>()),
                new UniquenessRules(new SourceRoots(List.of(folder), Map.of()), false),
                problems);
        assertThat(problems.sorted()).isEmpty();
        assertThat(specs).hasSize(1);
        return Planner.plan(specs.get(0), false);
    }

    /** The network's class, compiled together with these sources. */
    public Compiled compiled() throws IOException {
        return Compiled.of(plan(), sources);
    }

    /** What its generated test says. */
    public ProofRun proof() throws IOException {
        NetworkPlan plan = plan();
        Map<String, String> all = new HashMap<>(sources);
        NetworkEmitter.emit(plan, Set.of()).forEach(source -> all.put(name(source), source.text()));
        GeneratedSource test =
                ProofEmitter.emit(plan, plan.spec().packageName(), plan.spec().className() + "Test", Set.of());
        all.put(name(test), test.text());
        return ProofRun.run(Compiled.of(name(test), all).type());
    }

    private static String name(GeneratedSource source) {
        return source.path().replace(".java", "").replace('/', '.');
    }

    private GenerationRequest request() {
        return new GenerationRequest(
                Product.NETWORK,
                new SourceSet(List.of(folder), folder.resolve("nn"), false),
                Optional.empty(),
                List.of(folder),
                List.of(),
                List.of(runtime()),
                List.of(),
                folder.resolve("out"),
                folder.resolve("state"),
                StandardCharsets.UTF_8);
    }

    private static Path runtime() {
        try {
            return Path.of(Network.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
