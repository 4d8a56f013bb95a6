import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Measures what the plugin costs a build with 200 declarations, in whole Maven processes:
 *
 * <pre>
 * mvn -q -DskipTests -pl nn-maven-plugin -am install
 * java it/benchmarks/GenerationTime.java
 * </pre>
 *
 * Arguments are passed on to Maven. Ends with status 1 if generating takes 5 seconds or more, or if an unchanged second
 * run takes a second or more longer than a build of the same classes without the plugin.
 */
public final class GenerationTime {
    private static final int DECLARATIONS = 200;
    private static final int RUNS = 5;
    private static final double MAX_GENERATE_SECONDS = 5;
    private static final double MAX_UNCHANGED_SECONDS = 1;

    private static final String POM = """
            <project>
              <modelVersion>4.0.0</modelVersion>
              <groupId>com.example</groupId>
              <artifactId>many</artifactId>
              <version>1</version>
              <properties>
                <maven.compiler.release>17</maven.compiler.release>
                <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
              </properties>
              <dependencies>
                <dependency>
                  <groupId>dev.nnmaven</groupId>
                  <artifactId>nn-annotations</artifactId>
                  <version>0.1.0-SNAPSHOT</version>
                  <scope>provided</scope>
                </dependency>
                <dependency>
                  <groupId>dev.nnmaven</groupId>
                  <artifactId>nn-runtime</artifactId>
                  <version>0.1.0-SNAPSHOT</version>
                </dependency>
              </dependencies>
              <build>
                <plugins>
                  <plugin>
                    <artifactId>maven-resources-plugin</artifactId>
                    <version>3.5.0</version>
                  </plugin>
                  <plugin>
                    <artifactId>maven-compiler-plugin</artifactId>
                    <version>3.16.0</version>
                    <configuration>
                      <proc>none</proc>
                    </configuration>
                  </plugin>
            %s    </plugins>
              </build>
            </project>
            """;

    private static final String PLUGIN = """
                  <plugin>
                    <groupId>dev.nnmaven</groupId>
                    <artifactId>nn-maven-plugin</artifactId>
                    <version>0.1.0-SNAPSHOT</version>
                    <executions>
                      <execution>
                        <goals>
                          <goal>generate</goal>
                        </goals>
                      </execution>
                    </executions>
                  </plugin>
            """;

    private final List<String> mavenOptions;

    private GenerationTime(List<String> mavenOptions) {
        this.mavenOptions = mavenOptions;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Path work = Files.createTempDirectory("generation-time");
        try {
            if (!new GenerationTime(List.of(args)).run(work)) {
                System.exit(1);
            }
        } finally {
            delete(work);
        }
    }

    private boolean run(Path work) throws IOException, InterruptedException {
        Path with = writeProject(work.resolve("with"), PLUGIN);
        Path generated = with.resolve("target/generated-sources/nn");
        maven(with, "compile");

        // The same classes, written by hand as far as Maven knows.
        Path without = writeProject(work.resolve("without"), "");
        copy(generated, without.resolve("src/main/java"));
        maven(without, "compile");

        double[] generate = new double[RUNS];
        double[] unchanged = new double[RUNS];
        double[] plain = new double[RUNS];
        double[] unchangedCompile = new double[RUNS];
        double[] plainCompile = new double[RUNS];
        // Taken in turn, so that a change of the machine's load meets all of them.
        for (int run = 0; run < RUNS; run++) {
            unchangedCompile[run] = maven(with, "compile");
            plainCompile[run] = maven(without, "compile");
            unchanged[run] = maven(with, "generate-sources");
            plain[run] = maven(without, "generate-sources");
        }
        for (int run = 0; run < RUNS; run++) {
            delete(with.resolve("target"));
            generate[run] = maven(with, "generate-sources");
        }

        System.out.printf("%d declarations, medians of %d Maven processes, in seconds%n", DECLARATIONS, RUNS);
        System.out.printf("generate-sources, everything new       %5.2f%n", median(generate));
        System.out.printf("generate-sources, nothing changed      %5.2f%n", median(unchanged));
        System.out.printf("generate-sources, without the plugin   %5.2f%n", median(plain));
        System.out.printf("compile, nothing changed               %5.2f%n", median(unchangedCompile));
        System.out.printf("compile, same classes, no plugin       %5.2f%n", median(plainCompile));
        return median(generate) < MAX_GENERATE_SECONDS
                && median(unchanged) - median(plain) < MAX_UNCHANGED_SECONDS
                && median(unchangedCompile) - median(plainCompile) < MAX_UNCHANGED_SECONDS;
    }

    /** Half annotated, half JSON; half tiny, half large; each of another size. */
    private static Path writeProject(Path project, String plugin) throws IOException {
        Path sources = Files.createDirectories(project.resolve("src/main/java/com/example/many"));
        Path specs = Files.createDirectories(project.resolve("src/main/nn"));
        Files.writeString(project.resolve("pom.xml"), POM.formatted(plugin));
        for (int n = 0; n < DECLARATIONS; n++) {
            boolean tiny = n % 4 < 2;
            int inputs = tiny ? 2 + n % 5 : 500 + n;
            int hidden = tiny ? 4 + n % 3 : 100 + n;
            if (n % 2 == 0) {
                Files.writeString(sources.resolve("Net" + n + ".java"), """
                        package com.example.many;

                        import dev.nnmaven.annotations.Layer;
                        import dev.nnmaven.annotations.NeuralNetwork;
                        import dev.nnmaven.runtime.Network;

                        @NeuralNetwork(inputs = %d, layers = {@Layer(size = %d), @Layer(size = 3)})
                        public interface Net%d extends Network {}
                        """.formatted(inputs, hidden, n));
            } else {
                Files.writeString(specs.resolve("net" + n + ".json"), """
                        {
                          "class": "com.example.many.Net%dNetwork",
                          "inputs": %d,
                          "layers": [ { "size": %d }, { "size": 3 } ]
                        }
                        """.formatted(n, inputs, hidden));
            }
        }
        return project;
    }

    /** Seconds that the whole process took. */
    private double maven(Path project, String phase) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("mvn", "-q", "-B"));
        command.addAll(mavenOptions);
        command.add(phase);
        long start = System.nanoTime();
        int status = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start()
                .waitFor();
        double seconds = (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
        if (status != 0) {
            throw new IOException(String.join(" ", command) + " ended with status " + status);
        }
        requireGenerated(project);
        return seconds;
    }

    /** Guards against measuring a build that generates nothing. */
    private static void requireGenerated(Path project) throws IOException {
        try (Stream<Path> files = Files.walk(project)) {
            long found = files.filter(file -> file.toString().endsWith("Network.java")).count();
            if (found != DECLARATIONS) {
                throw new IOException(project + " holds " + found + " generated classes, expected " + DECLARATIONS);
            }
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path target = to.resolve(from.relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void delete(Path directory) throws IOException {
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
