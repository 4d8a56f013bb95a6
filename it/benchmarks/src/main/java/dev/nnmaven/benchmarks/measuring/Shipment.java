package dev.nnmaven.benchmarks.measuring;

import dev.nnmaven.benchmarks.Net784x200x10;
import dev.nnmaven.benchmarks.contenders.Contenders;
import dev.nnmaven.benchmarks.ours.FirstGeneratedAnswer;
import dev.nnmaven.benchmarks.ours.OneLine;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Jars of a program that asks 784-200-10 for one answer: what its users would get.
 *
 * @param runtime nn-runtime
 * @param generated the classes that were made for the network
 * @param program the rest
 */
record Shipment(Path runtime, Path generated, Path program) {

    /** @param folder for the jars */
    static Shipment pack(Path folder) throws IOException {
        Path generated = folder.resolve("generated.jar");
        Path program = folder.resolve("program.jar");
        pack(generated, Net784x200x10.class);
        pack(program, FirstGeneratedAnswer.class, OneLine.class);
        return new Shipment(Contenders.ourRuntime(), generated, program);
    }

    private static void pack(Path jar, Class<?>... types) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Class<?> type : types) {
                for (Path file : classFiles(type.getPackageName(), type.getSimpleName())) {
                    zip.putNextEntry(new ZipEntry(type.getPackageName().replace('.', '/') + "/" + file.getFileName()));
                    Files.copy(file, zip);
                    zip.closeEntry();
                }
            }
        }
    }

    /** Of a generated class and all that belong to it: those that were made for a declaration. */
    static List<Path> generatedFiles(String name) throws IOException {
        return classFiles(Net784x200x10.class.getPackageName(), name);
    }

    private static List<Path> classFiles(String packageName, String name) throws IOException {
        Path folder = Contenders.ourClasses().resolve(packageName.replace('.', '/'));
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(name))
                    .sorted()
                    .toList();
        }
    }

    /** Of the runtime and the generated classes. */
    long bytes() throws IOException {
        return Files.size(runtime) + Files.size(generated);
    }

    List<String> command(Path java, List<String> options, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(options);
        command.add("-classpath");
        command.add(Stream.of(runtime, generated, program)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator)));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        return command;
    }
}
