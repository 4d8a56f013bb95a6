package dev.nnmaven.plugin.codegen.request;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What one run reads and where it writes.
 *
 * @param product what to generate
 * @param main what declares the networks of the project
 * @param tests what declares networks for its tests; those of main sources may say here what to look through for
 *     declarations that no run generates anything from
 * @param existingRoots folders with all that the compiler gets beside what is generated, without the output directory:
 *     a class there may have a name that we want, or one that we use
 * @param siblingSourceRoots folders that are only looked into for types that those refer to
 * @param classpath jars and class folders with such types
 * @param javacOptions that decide how sources are read, such as {@code --release 21} or {@code --enable-preview}
 * @param outputDirectory receives the generated sources; need not exist
 * @param stateFile remembers the last run, so that one with nothing new is quick; need not exist
 * @param encoding of Java sources read and written; JSON is always UTF-8
 * @param testPackage where tests go that do not go into the package of their network
 */
public record GenerationRequest(
        Product product,
        SourceSet main,
        Optional<SourceSet> tests,
        List<Path> existingRoots,
        List<Path> siblingSourceRoots,
        List<Path> classpath,
        List<String> javacOptions,
        Path outputDirectory,
        Path stateFile,
        Charset encoding,
        Optional<String> testPackage) {

    public GenerationRequest {
        existingRoots = List.copyOf(existingRoots);
        siblingSourceRoots = List.copyOf(siblingSourceRoots);
        classpath = List.copyOf(classpath);
        javacOptions = List.copyOf(javacOptions);
    }

    /** With tests in the packages of their networks. */
    public GenerationRequest(
            Product product,
            SourceSet main,
            Optional<SourceSet> tests,
            List<Path> existingRoots,
            List<Path> siblingSourceRoots,
            List<Path> classpath,
            List<String> javacOptions,
            Path outputDirectory,
            Path stateFile,
            Charset encoding) {
        this(
                product,
                main,
                tests,
                existingRoots,
                siblingSourceRoots,
                classpath,
                javacOptions,
                outputDirectory,
                stateFile,
                encoding,
                Optional.empty());
    }
}
