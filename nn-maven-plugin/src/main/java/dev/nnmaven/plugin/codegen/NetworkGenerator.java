package dev.nnmaven.plugin.codegen;

import dev.nnmaven.plugin.codegen.emit.GeneratedSource;
import dev.nnmaven.plugin.codegen.emit.NetworkEmitter;
import dev.nnmaven.plugin.codegen.emit.ProofEmitter;
import dev.nnmaven.plugin.codegen.lastrun.LastRun;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import dev.nnmaven.plugin.codegen.plan.Planner;
import dev.nnmaven.plugin.codegen.read.AnnotatedSources;
import dev.nnmaven.plugin.codegen.read.JsonSpecs;
import dev.nnmaven.plugin.codegen.spec.Declaration;
import dev.nnmaven.plugin.codegen.spec.HiddenNames;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import dev.nnmaven.plugin.codegen.spec.SpecRules;
import dev.nnmaven.plugin.codegen.spec.TestNames;
import dev.nnmaven.plugin.codegen.write.SourceFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
            LastRun.Generated last = unchanged.get();
            return new GenerationResult(
                    List.of(), List.of(), last.files(), List.of(), last.networks(), false, List.of(), notes);
        }

        Problems problems = new Problems();
        List<Declaration> declarations = new ArrayList<>();
        declarations.addAll(AnnotatedSources.read(request, problems, notes));
        declarations.addAll(JsonSpecs.read(request.specDirectory(), problems));

        request.testPackage().ifPresent(name -> TestNames.checkPackages(declarations, name, problems));
        List<NetworkSpec> specs = SpecRules.check(declarations, rivals(request), request.vectors(), problems);
        if (!problems.isEmpty()) {
            return GenerationResult.refused(problems.sorted(), notes);
        }

        List<NetworkPlan> plans = specs.stream()
                .map(spec -> Planner.plan(spec, request.vectors()))
                .toList();
        List<String> remarks = new ArrayList<>();
        List<GeneratedSource> sources = emit(plans, specs, request, remarks);

        SourceFiles.Changes changes = SourceFiles.write(sources, request.outputDirectory(), request.encoding());
        if (!changes.problems().isEmpty()) {
            return GenerationResult.refused(changes.problems(), notes);
        }
        lastRun.remember(new LastRun.Generated(plans.size(), changes.present()));
        boolean vectorsPay = plans.stream().anyMatch(NetworkPlan::vectorsPay);
        return new GenerationResult(
                List.of(),
                changes.written(),
                changes.upToDate(),
                changes.removed(),
                plans.size(),
                vectorsPay,
                remarks,
                notes);
    }

    /** Where a class of the user's may stand in the way of a network's. Before tests, the networks are there themselves. */
    private static List<Path> rivals(GenerationRequest request) {
        return request.product() == Product.NETWORK ? request.existingRoots() : List.of();
    }

    private static List<GeneratedSource> emit(
            List<NetworkPlan> plans, List<NetworkSpec> specs, GenerationRequest request, List<String> remarks)
            throws IOException {
        List<Path> roots = new ArrayList<>(request.existingRoots());
        roots.addAll(request.siblingSourceRoots());
        HiddenNames hidden = HiddenNames.of(roots, specs, request.testPackage());
        return switch (request.product()) {
            case NETWORK ->
                plans.stream()
                        .flatMap(plan -> NetworkEmitter.emit(plan, hidden.of(plan.spec())).stream())
                        .toList();
            case TEST -> {
                TestNames names = new TestNames(specs, request.testPackage(), request.existingRoots(), remarks);
                yield plans.stream()
                        .map(plan -> ProofEmitter.emit(
                                plan, names.packageOf(plan.spec()), names.of(plan.spec()), hidden.ofTest(plan.spec())))
                        .toList();
            }
        };
    }
}
