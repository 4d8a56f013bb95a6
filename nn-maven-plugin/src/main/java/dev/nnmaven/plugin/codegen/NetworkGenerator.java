package dev.nnmaven.plugin.codegen;

import dev.nnmaven.plugin.codegen.declaration.Declaration;
import dev.nnmaven.plugin.codegen.emit.NetworkEmitter;
import dev.nnmaven.plugin.codegen.emit.text.GeneratedSource;
import dev.nnmaven.plugin.codegen.lastrun.LastRun;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import dev.nnmaven.plugin.codegen.plan.Planner;
import dev.nnmaven.plugin.codegen.problem.Problems;
import dev.nnmaven.plugin.codegen.proof.ProofEmitter;
import dev.nnmaven.plugin.codegen.read.DeclarationReader;
import dev.nnmaven.plugin.codegen.read.java.ModuleInfo;
import dev.nnmaven.plugin.codegen.request.GenerationRequest;
import dev.nnmaven.plugin.codegen.request.GenerationResult;
import dev.nnmaven.plugin.codegen.request.Product;
import dev.nnmaven.plugin.codegen.request.SourceSet;
import dev.nnmaven.plugin.codegen.spec.HiddenNames;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import dev.nnmaven.plugin.codegen.spec.rules.SourceRoots;
import dev.nnmaven.plugin.codegen.spec.rules.SpecRules;
import dev.nnmaven.plugin.codegen.spec.rules.TestNames;
import dev.nnmaven.plugin.codegen.spec.rules.UniquenessRules;
import dev.nnmaven.plugin.codegen.write.SourceFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** From declarations to generated files: every stage in order. */
public final class NetworkGenerator {

    private NetworkGenerator() {}

    /**
     * Reads all declarations, and either writes all classes or tests, or reports every problem and touches nothing.
     *
     * @throws IOException if a folder cannot be read or a file cannot be written
     */
    public static GenerationResult generate(GenerationRequest request) throws IOException {
        List<String> notes = new ArrayList<>();
        LastRun lastRun = LastRun.of(request, notes);
        Optional<LastRun.Generated> unchanged = lastRun.unchanged();
        if (unchanged.isPresent()) {
            notes.add("Nothing has changed since the last run");
            return unchanged(unchanged.get(), notes);
        }

        Problems problems = new Problems();
        Problems warnings = new Problems();
        DeclarationReader reader = new DeclarationReader(request, notes);
        List<Declaration> main = reader.main(problems);
        List<Declaration> tests = reader.tests(problems, warnings);

        request.testPackage()
                .ifPresent(name -> TestNames.checkPackages(
                        Stream.concat(main.stream(), tests.stream()).toList(), name, problems));
        SourceRoots existing = new SourceRoots(request.existingRoots(), reader.classes());
        boolean network = request.product() == Product.NETWORK;
        // Before tests, the networks of the main sources are there themselves.
        UniquenessRules unique = new UniquenessRules(
                network ? existing : SourceRoots.NONE, request.main().vectors());
        List<NetworkSpec> specs = SpecRules.check(main, unique, problems);
        List<NetworkSpec> testSpecs =
                SpecRules.check(tests, unique.forTests(existing, vectors(request.tests())), problems);
        if (!problems.isEmpty()) {
            return GenerationResult.refused(problems.sorted(), warnings.sorted(), notes);
        }

        Optional<ModuleInfo> module = ModuleInfo.find(request.existingRoots(), request.encoding());
        List<NetworkPlan> plans = plans(specs, module, request.main().vectors());
        List<NetworkPlan> testPlans = plans(testSpecs, module, vectors(request.tests()));
        List<String> remarks = new ArrayList<>();
        List<GeneratedSource> sources = emit(plans, testPlans, request, existing, remarks);

        SourceFiles.Changes changes = SourceFiles.write(sources, request.outputDirectory(), request.encoding());
        if (!changes.problems().isEmpty()) {
            return GenerationResult.refused(changes.problems(), warnings.sorted(), notes);
        }
        if (warnings.isEmpty()) {
            // Otherwise the next run says it again.
            lastRun.remember(new LastRun.Generated(plans.size(), testPlans.size(), changes.present()));
        }
        return result(changes, plans, testPlans.size(), warnings, remarks, notes);
    }

    private static GenerationResult result(
            SourceFiles.Changes changes,
            List<NetworkPlan> plans,
            int tests,
            Problems warnings,
            List<String> remarks,
            List<String> notes) {
        return new GenerationResult(
                List.of(),
                warnings.sorted(),
                changes.written(),
                changes.upToDate(),
                changes.removed(),
                plans.size(),
                tests,
                plans.stream().anyMatch(NetworkPlan::vectorsPay),
                remarks,
                notes);
    }

    private static GenerationResult unchanged(LastRun.Generated last, List<String> notes) {
        return new GenerationResult(
                List.of(),
                List.of(),
                List.of(),
                last.files(),
                List.of(),
                last.networks(),
                last.testNetworks(),
                false,
                List.of(),
                notes);
    }

    private static boolean vectors(Optional<SourceSet> sources) {
        return sources.map(SourceSet::vectors).orElse(false);
    }

    private static List<NetworkPlan> plans(List<NetworkSpec> specs, Optional<ModuleInfo> module, boolean vectors) {
        return specs.stream()
                .map(spec -> module.map(info -> info.warned(spec)).orElse(spec))
                .map(spec -> Planner.plan(spec, vectors))
                .toList();
    }

    private static List<GeneratedSource> emit(
            List<NetworkPlan> plans,
            List<NetworkPlan> testPlans,
            GenerationRequest request,
            SourceRoots existing,
            List<String> remarks)
            throws IOException {
        List<NetworkPlan> all =
                Stream.concat(plans.stream(), testPlans.stream()).toList();
        List<NetworkSpec> specs = all.stream().map(NetworkPlan::spec).toList();
        List<Path> roots = new ArrayList<>(request.existingRoots());
        roots.addAll(request.siblingSourceRoots());
        HiddenNames hidden = HiddenNames.of(roots, specs, request.testPackage());
        return switch (request.product()) {
            case NETWORK -> networks(plans, hidden).toList();
            case TEST_NETWORK -> networks(testPlans, hidden).toList();
            case TEST -> {
                TestNames names = new TestNames(specs, request.testPackage(), existing, remarks);
                Stream<GeneratedSource> tests = all.stream()
                        .map(plan -> ProofEmitter.emit(
                                plan, names.packageOf(plan.spec()), names.of(plan.spec()), hidden.ofTest(plan.spec())));
                yield Stream.concat(networks(testPlans, hidden), tests).toList();
            }
        };
    }

    private static Stream<GeneratedSource> networks(List<NetworkPlan> plans, HiddenNames hidden) {
        return plans.stream().flatMap(plan -> NetworkEmitter.emit(plan, hidden.of(plan.spec())).stream());
    }
}
