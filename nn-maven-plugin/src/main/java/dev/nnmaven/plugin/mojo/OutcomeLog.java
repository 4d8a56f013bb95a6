package dev.nnmaven.plugin.mojo;

import dev.nnmaven.plugin.codegen.problem.Origin;
import dev.nnmaven.plugin.codegen.problem.Problem;
import dev.nnmaven.plugin.codegen.request.GenerationResult;
import dev.nnmaven.plugin.codegen.request.Product;
import dev.nnmaven.plugin.codegen.request.SourceSet;
import java.io.File;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.codehaus.plexus.build.BuildContext;

/** Tells people and IDEs how a run went. */
final class OutcomeLog {

    /** Under which an IDE keeps the files that have markers of ours. */
    private static final String MARKED_FILES = OutcomeLog.class.getName() + ".markedFiles";

    private final Log log;
    private final BuildContext buildContext;
    private final Path executionRoot;
    private final Product product;

    /**
     * @param executionRoot what paths in messages are relative to, as those of maven-compiler-plugin's users are
     * @param product what is generated
     */
    OutcomeLog(Log log, BuildContext buildContext, Path executionRoot, Product product) {
        this.log = log;
        this.buildContext = buildContext;
        this.executionRoot = executionRoot;
        this.product = product;
    }

    /**
     * @param searched what may have declared something
     * @throws MojoFailureException if there are problems
     */
    void publish(GenerationResult result, List<SourceSet> searched) throws MojoFailureException {
        result.notes().forEach(log::debug);
        if (buildContext.isIncremental()) {
            mark(result);
        }
        result.warnings().forEach(warning -> log.warn(line(warning)));
        if (!result.problems().isEmpty()) {
            result.problems().forEach(problem -> log.error(line(problem)));
            throw new MojoFailureException(
                    count(result.problems().size(), "problem") + " in network declarations, see above");
        }
        changed("Wrote", result.written());
        changed("Removed", result.removed());
        result.remarks().forEach(log::info);
        log.info(summary(result, searched));
    }

    private String summary(GenerationResult result, List<SourceSet> searched) {
        String noun = product == Product.TEST ? "network test" : "network";
        int networks = product == Product.NETWORK ? result.networks() : result.testNetworks();
        int tests = product == Product.TEST ? result.networks() + result.testNetworks() : 0;
        int all = networks + tests;
        int files = result.written().size() + result.upToDate().size();
        if (all == 0 && result.removed().isEmpty()) {
            String roots = relative(searched.stream().flatMap(set -> set.sourceRoots().stream()));
            return "No " + noun + "s: found no *.json in "
                    + relative(searched.stream().map(SourceSet::specDirectory))
                    + (roots.isEmpty() ? "" : ", no @NeuralNetwork in " + roots);
        }
        String what = networks > 0 && tests > 0
                ? count(networks, "network") + " and " + count(tests, noun)
                : count(all, noun);
        return "%s%s: %d written, %d up to date, %d removed"
                .formatted(
                        what,
                        files == all ? "" : " in " + count(files, "file"),
                        result.written().size(),
                        result.upToDate().size(),
                        result.removed().size());
    }

    private void changed(String verb, List<Path> files) {
        for (Path file : files) {
            log.debug(verb + " " + relative(file));
            buildContext.refresh(file.toFile());
        }
    }

    /** Only for IDEs: on the command line a build context logs its messages, and each would show twice. */
    private void mark(GenerationResult result) {
        if (buildContext.getValue(MARKED_FILES) instanceof File[] marked) {
            for (File file : marked) {
                buildContext.removeMessages(file);
            }
        }
        result.problems().forEach(problem -> mark(problem, BuildContext.SEVERITY_ERROR));
        result.warnings().forEach(warning -> mark(warning, BuildContext.SEVERITY_WARNING));
        buildContext.setValue(
                MARKED_FILES,
                Stream.concat(result.problems().stream(), result.warnings().stream())
                        .map(problem -> problem.origin().file().toFile())
                        .distinct()
                        .toArray(File[]::new));
    }

    private void mark(Problem problem, int severity) {
        Origin origin = problem.origin();
        buildContext.addMessage(
                origin.file().toFile(), origin.line(), origin.column(), problem.message(), severity, null);
    }

    /** In the form of maven-compiler-plugin's messages, which editors and build servers turn into links. */
    private String line(Problem problem) {
        Origin origin = problem.origin();
        String place = origin.line() == 0 ? " " : ":[" + origin.line() + "," + origin.column() + "] ";
        return relative(origin.file()) + (origin.line() == 0 ? ":" : "") + place + problem.message();
    }

    private String relative(Stream<Path> files) {
        return files.map(this::relative).collect(Collectors.joining(", "));
    }

    private String relative(Path file) {
        Path shown =
                file.startsWith(executionRoot) && !file.equals(executionRoot) ? executionRoot.relativize(file) : file;
        return shown.toString().replace(File.separatorChar, '/');
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** The JDK's messages for the commonest failures are nothing but the file's name. */
    static String describe(IOException e) {
        if (e instanceof FileSystemException failure && failure.getReason() == null) {
            if (failure instanceof AccessDeniedException) {
                return failure.getFile() + ": access denied";
            }
            if (failure instanceof NoSuchFileException) {
                return failure.getFile() + ": no such file";
            }
            return failure.getFile() + ": " + failure.getClass().getSimpleName();
        }
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }
}
