package dev.nnmaven.plugin.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.mockito.Mockito.when;

import dev.nnmaven.plugin.codegen.problem.Origin;
import dev.nnmaven.plugin.codegen.problem.Problem;
import dev.nnmaven.plugin.codegen.request.GenerationResult;
import dev.nnmaven.plugin.codegen.request.Product;
import dev.nnmaven.plugin.codegen.request.SourceSet;
import java.io.File;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.codehaus.plexus.build.BuildContext;
import org.junit.jupiter.api.Test;
import org.mockito.InOrder;

class OutcomeLogTest {

    private static final Path ROOT = Path.of("build").toAbsolutePath();
    private static final Path XOR = ROOT.resolve("out/XorNetwork.java");
    private static final Path AND = ROOT.resolve("out/AndNetwork.java");
    private static final Path OLD = ROOT.resolve("out/OldNetwork.java");

    private static final SourceSet MAIN =
            new SourceSet(List.of(ROOT.resolve("src/main/java")), ROOT.resolve("src/main/nn"), false);
    private static final SourceSet TESTS =
            new SourceSet(List.of(ROOT.resolve("src/test/java")), ROOT.resolve("src/test/nn"), false);

    private final Log log = mock(Log.class);
    private final BuildContext buildContext = mock(BuildContext.class);
    private final OutcomeLog report = new OutcomeLog(log, buildContext, ROOT, Product.NETWORK);

    @Test
    void saysInOneLineWhatWasDone() throws Exception {
        publish(result(List.of(XOR), List.of(AND), List.of(OLD), 2, "looked here"));

        verify(log).info("2 networks: 1 written, 1 up to date, 1 removed");
        verify(log).debug("looked here");
        verify(log).debug("Wrote out/XorNetwork.java");
        verify(log).debug("Removed out/OldNetwork.java");
        verifyNoMoreInteractions(log);
    }

    @Test
    void countsOneNetworkAndNone() throws Exception {
        publish(result(List.of(), List.of(XOR), List.of(), 1));
        publish(result(List.of(), List.of(), List.of(OLD), 0));

        verify(log).info("1 network: 0 written, 1 up to date, 0 removed");
        verify(log).info("0 networks: 0 written, 0 up to date, 1 removed");
    }

    @Test
    void countsTheFilesWhereNetworksHaveTwo() throws Exception {
        publish(result(List.of(XOR, OLD), List.of(AND), List.of(), 2));

        verify(log).info("2 networks in 3 files: 2 written, 1 up to date, 0 removed");
    }

    @Test
    void saysWhereItLookedWhenNothingIsDeclared() throws Exception {
        GenerationResult nothing = result(List.of(), List.of(), List.of(), 0);

        publish(nothing);
        report.publish(nothing, List.of(new SourceSet(List.of(), ROOT.resolve("more"), false)));

        verify(log).info("No networks: found no *.json in src/main/nn, no @NeuralNetwork in src/main/java");
        verify(log).info("No networks: found no *.json in more");
    }

    @Test
    void countsNetworksOfTestsAndWhatProvesThem() throws Exception {
        OutcomeLog ofTests = new OutcomeLog(log, buildContext, ROOT, Product.TEST);
        ofTests.publish(
                ofTests(3, 1, XOR, AND, OLD, ROOT.resolve("out/A.java"), ROOT.resolve("out/B.java")), List.of());
        ofTests.publish(ofTests(2, 0, XOR, AND), List.of());
        ofTests.publish(ofTests(0, 0), List.of(MAIN, TESTS));
        OutcomeLog unproved = new OutcomeLog(log, buildContext, ROOT, Product.TEST_NETWORK);
        unproved.publish(ofTests(3, 1, XOR), List.of(TESTS));
        unproved.publish(ofTests(3, 0), List.of(TESTS));

        InOrder inOrder = inOrder(log);
        inOrder.verify(log).info("1 network and 4 network tests: 5 written, 0 up to date, 0 removed");
        inOrder.verify(log).info("2 network tests: 2 written, 0 up to date, 0 removed");
        inOrder.verify(log)
                .info("No network tests: found no *.json in src/main/nn, src/test/nn, no @NeuralNetwork in"
                        + " src/main/java, src/test/java");
        inOrder.verify(log).info("1 network: 1 written, 0 up to date, 0 removed");
        inOrder.verify(log).info("No networks: found no *.json in src/test/nn, no @NeuralNetwork in src/test/java");
    }

    @Test
    void warnsAndGoesOn() throws Exception {
        when(buildContext.isIncremental()).thenReturn(true);
        report.publish(warned(new Problem(new Origin(XOR, 3, 4), "nothing comes of this")), List.of(MAIN));

        verify(log).warn("out/XorNetwork.java:[3,4] nothing comes of this");
        verify(log).info("1 network: 1 written, 0 up to date, 0 removed");
        verify(buildContext)
                .addMessage(XOR.toFile(), 3, 4, "nothing comes of this", BuildContext.SEVERITY_WARNING, null);
        verify(buildContext)
                .setValue(eq("dev.nnmaven.plugin.mojo.OutcomeLog.markedFiles"), eq(new File[] {XOR.toFile()}));
    }

    @Test
    void tellsTheIdeOfChangedFilesOnly() throws Exception {
        publish(result(List.of(XOR), List.of(AND), List.of(OLD), 2));

        verify(buildContext).refresh(XOR.toFile());
        verify(buildContext).refresh(OLD.toFile());
        verify(buildContext, never()).refresh(AND.toFile());
    }

    @Test
    void logsEveryProblemLikeACompilerAndThenFails() {
        Path outside = ROOT.resolveSibling("elsewhere/b.json");
        GenerationResult wrong = problems(
                new Problem(new Origin(ROOT.resolve("src/main/nn/a.json"), 3, 14), "first"),
                new Problem(Origin.of(ROOT.resolve("src/main/nn/a.json")), "second"),
                new Problem(new Origin(outside, 1, 1), "third"));

        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> publish(wrong))
                .withMessage("3 problems in network declarations, see above");

        InOrder inOrder = inOrder(log);
        inOrder.verify(log).error("src/main/nn/a.json:[3,14] first");
        inOrder.verify(log).error("src/main/nn/a.json: second");
        inOrder.verify(log).error(outside.toString().replace(File.separatorChar, '/') + ":[1,1] third");
        verifyNoMoreInteractions(log);
    }

    @Test
    void countsOneProblem() {
        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> publish(problems(new Problem(Origin.of(XOR), "wrong"))))
                .withMessage("1 problem in network declarations, see above");
    }

    @Test
    void setsNoMarkersOnTheCommandLineWhereTheyWouldBeLoggedToo() {
        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> publish(problems(new Problem(new Origin(XOR, 1, 2), "wrong"))));

        verify(buildContext, never()).addMessage(any(), anyInt(), anyInt(), any(), anyInt(), any());
    }

    @Test
    void replacesTheMarkersOfTheLastRunInAnIde() {
        File before = AND.toFile();
        when(buildContext.isIncremental()).thenReturn(true);
        when(buildContext.getValue("dev.nnmaven.plugin.mojo.OutcomeLog.markedFiles"))
                .thenReturn(new File[] {before});

        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> publish(problems(
                        new Problem(new Origin(XOR, 1, 2), "wrong"), new Problem(new Origin(XOR, 3, 4), "bad"))));

        InOrder inOrder = inOrder(buildContext);
        inOrder.verify(buildContext).removeMessages(before);
        inOrder.verify(buildContext).addMessage(XOR.toFile(), 1, 2, "wrong", BuildContext.SEVERITY_ERROR, null);
        inOrder.verify(buildContext).addMessage(XOR.toFile(), 3, 4, "bad", BuildContext.SEVERITY_ERROR, null);
        inOrder.verify(buildContext)
                .setValue(eq("dev.nnmaven.plugin.mojo.OutcomeLog.markedFiles"), eq(new File[] {XOR.toFile()}));
    }

    @Test
    void namesTheReasonWhereTheJdkGivesOnlyAFile() {
        assertThat(OutcomeLog.describe(new AccessDeniedException("out/A.java"))).isEqualTo("out/A.java: access denied");
        assertThat(OutcomeLog.describe(new NoSuchFileException("out/A.java"))).isEqualTo("out/A.java: no such file");
        assertThat(OutcomeLog.describe(new DirectoryNotEmptyException("out")))
                .isEqualTo("out: DirectoryNotEmptyException");
        assertThat(OutcomeLog.describe(new FileSystemException("out", null, "No space left on device")))
                .isEqualTo("out: No space left on device");
        assertThat(OutcomeLog.describe(new IOException("broken"))).isEqualTo("broken");
        assertThat(OutcomeLog.describe(new IOException())).isEqualTo("java.io.IOException");
    }

    private static GenerationResult problems(Problem... problems) {
        return new GenerationResult(
                List.of(problems), List.of(), List.of(), List.of(), List.of(), 0, 0, false, List.of(), List.of());
    }

    private static GenerationResult result(
            List<Path> written, List<Path> upToDate, List<Path> removed, int networks, String... notes) {
        return new GenerationResult(
                List.of(), List.of(), written, upToDate, removed, networks, 0, false, List.of(), List.of(notes));
    }

    private static GenerationResult warned(Problem warning) {
        return new GenerationResult(
                List.of(), List.of(warning), List.of(AND), List.of(), List.of(), 1, 0, false, List.of(), List.of());
    }

    private static GenerationResult ofTests(int networks, int testNetworks, Path... written) {
        return new GenerationResult(
                List.of(),
                List.of(),
                List.of(written),
                List.of(),
                List.of(),
                networks,
                testNetworks,
                false,
                List.of(),
                List.of());
    }

    private void publish(GenerationResult result) throws MojoFailureException {
        report.publish(result, List.of(MAIN));
    }
}
