package dev.nnmaven.runtime.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Each decision in a JVM of its own, since a JVM decides once. */
class VectorUnitTest {
    private static final String ADD = "--add-modules=jdk.incubator.vector";

    /** Lets the JVM in the test wait for the message. */
    private static final String PATIENT = "patient";

    /** Lets it ask which networks round otherwise in batches. */
    private static final String FUSES = "fuses";

    /** Lets it report slow batches. */
    private static final String SLOW = "slow";

    /** Lets it warm up. */
    private static final String WARMS_UP = "warms up";

    @Test
    void eachKindOfElementsIsPreparedOnce() {
        List<String> prepared = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            VectorUnit.prepare(short.class, () -> prepared.add("all"), () -> prepared.add("short"));
            VectorUnit.prepare(long.class, () -> prepared.add("all again"), () -> prepared.add("long"));
        }
        assertThat(prepared).containsExactly("all", "short", "long");
    }

    /** What the JVM in the test prints. */
    static final class Asks {
        private Asks() {}

        public static void main(String[] args) throws InterruptedException {
            if (args[0].equals(WARMS_UP)) {
                AtomicInteger calls = new AtomicInteger();
                WarmUp.untilFast(1, calls::incrementAndGet);
                WarmUp.repeat(100, calls::incrementAndGet);
                WarmUp warmUp = new WarmUp(
                        () -> System.out.println(Thread.currentThread().getName() + " " + calls));
                warmUp.start();
                warmUp.await(Long.MAX_VALUE / 100);
                return;
            }
            if (args[0].equals(FUSES)) {
                VectorUnit.usable("a.First");
                System.out.println(VectorUnit.fuses("a.First") + " " + VectorUnit.fuses("b.Second"));
                return;
            }
            if (args[0].equals(SLOW)) {
                VectorUnit.reportSlow("a.First");
                VectorUnit.reportSlow("b.Second");
                return;
            }
            System.out.println(
                    VectorUnit.usable("a.First") + " " + VectorUnit.usable("b.Second") + " " + VectorUnit.exact());
            if (args[0].equals(PATIENT)) {
                for (Thread thread : Thread.getAllStackTraces().keySet()) {
                    if (thread.getName().equals("nn-maven-report")) {
                        thread.join();
                    }
                }
            }
        }
    }

    @Test
    void usableWithTheModule() throws Exception {
        assertThat(asked(ADD)).containsExactly("true true false");
        assertThat(asked(ADD, "-Dnn.vector=auto")).containsExactly("true true false");
        assertThat(asked(ADD, "-Dnn.vector=on")).containsExactly("true true false");
        assertThat(asked(ADD, "-Dnn.vector=exact")).containsExactly("true true true");
    }

    @Test
    void offIsNoNews() throws Exception {
        assertThat(asked(ADD, "-Dnn.vector=off")).containsExactly("false false false");
        assertThat(asked("-Dnn.vector=off")).containsExactly("false false false");
    }

    @Test
    void missingModuleIsReportedOnce() throws Exception {
        List<String> lines = asked();
        assertThat(lines).startsWith("false false false").hasSize(2);
        assertThat(lines.get(1))
                .isEqualTo("INFO a.First computes in plain Java, without vector instructions: the module"
                        + " jdk.incubator.vector is missing; start java with --add-modules jdk.incubator.vector"
                        + " (-Dnn.vector=off silences this message)");
    }

    @Test
    void jvmsWithoutTheOptimisingCompilerDoNotPay() throws Exception {
        for (String option : new String[] {"-Xint", "-XX:TieredStopAtLevel=1"}) {
            List<String> lines = asked(ADD, option);
            assertThat(lines).startsWith("false false false").hasSize(2);
            assertThat(lines.get(1)).contains("this JVM runs without its optimising compiler (");
        }
    }

    @Test
    void oneProcessorIsNotGivenToTheCompilerUnlessTold() throws Exception {
        String one = "-XX:ActiveProcessorCount=1";
        for (String mode : new String[] {"auto", "exact"}) {
            List<String> lines = asked(ADD, one, "-Dnn.vector=" + mode);
            assertThat(lines).hasSize(2);
            assertThat(lines.get(0)).startsWith("false false");
            assertThat(lines.get(1))
                    .isEqualTo(
                            "INFO a.First computes in plain Java, without vector instructions: java has one processor,"
                                    + " which compiling them would take for seconds; -Dnn.vector=on uses them all the same"
                                    + " (-Dnn.vector=off silences this message)");
        }
        assertThat(asked(ADD, one, "-Dnn.vector=on")).containsExactly("true true false");
        assertThat(asked(ADD, "-XX:ActiveProcessorCount=2")).containsExactly("true true false");
    }

    @Test
    void withoutFusedMultiplyAddBatchesWouldTakeMinutes() throws Exception {
        for (String option : new String[] {"-XX:-UseFMA", "-XX:UseAVX=0"}) {
            List<String> lines = asked("-XX:+IgnoreUnrecognizedVMOptions", ADD, option, "-XX:-UseFMA");
            assertThat(lines).startsWith("false false false").hasSize(2);
            assertThat(lines.get(1))
                    .startsWith("INFO a.First computes in plain Java, without vector instructions: the processor has no"
                            + " fused multiply-add, or java was told not to use it (-XX:-UseFMA, -XX:UseAVX=0);")
                    .contains("-Dnn.vector=exact");
        }
    }

    @Test
    void exactBitsNeedNoFusedMultiplyAdd() throws Exception {
        assertThat(asked(ADD, "-XX:-UseFMA", "-Dnn.vector=exact")).containsExactly("true true true");
        assertThat(asked(ADD, "-XX:-UseFMA", "-Dnn.vector=off")).containsExactly("false false false");
    }

    @Test
    void onlyUsersOfVectorsRoundOtherwise() throws Exception {
        assertThat(run(FUSES, ADD)).containsExactly("true false");
        assertThat(run(FUSES, ADD, "-Dnn.vector=exact")).containsExactly("false false");
        assertThat(run(FUSES, ADD, "-Dnn.vector=off")).containsExactly("false false");
        assertThat(run(FUSES, ADD, "-XX:-UseFMA")).containsExactly("false false");
        assertThat(run(FUSES)).containsExactly("false false");
    }

    @Test
    void slowBatchesAreReportedOnce() throws Exception {
        List<String> lines = run(SLOW, ADD);
        assertThat(lines).hasSize(1);
        assertThat(lines.get(0))
                .startsWith("WARNING a.First is slow in batches until its vector instructions are compiled")
                .contains("-Dnn.vector=off");
    }

    @Test
    void unknownValueMeansAutoAndIsReported() throws Exception {
        assertThat(asked(ADD, "-Dnn.vector=yes"))
                .containsExactly(
                        "true true false",
                        "WARNING nn.vector is \"yes\", expected auto, on, off or exact; auto is used");
        assertThat(asked("-Dnn.vector=yes")).startsWith("false false false").hasSize(3);
    }

    @Test
    void shortLivesAreNotSlowedByTheMessage() throws Exception {
        assertThat(run("in a hurry")).containsExactly("false false false");
    }

    @Test
    void withoutWarmUpTheCallerDoesWhatIsLeft() throws Exception {
        assertThat(run(WARMS_UP, "-Dnn.warmup=off")).containsExactly("main 0");
    }

    private static List<String> asked(String... options) throws IOException, InterruptedException {
        return run(PATIENT, options);
    }

    /** Lines of output; a message is one line, its level in front. */
    private static List<String> run(String patience, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Arrays.asList(options));
        command.add("-Djava.util.logging.SimpleFormatter.format=%4$s %5$s%n");
        command.add("-cp");
        // Classes are found as plain directories: no module path is needed to run them.
        command.add(Path.of("target", "classes") + File.pathSeparator + Path.of("target", "test-classes"));
        command.add(Asks.class.getName());
        command.add(patience);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // The JVM would report that it was picked up.
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.lines()
                .filter(line -> !line.startsWith("WARNING: Using incubator modules"))
                .toList();
    }
}
