package dev.nnmaven.plugin.codegen;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What one run reads and where it writes.
 *
 * @param product what to generate for each network
 * @param sourceRoots folders searched for annotated interfaces, without the output directory
 * @param existingRoots folders with all that the compiler gets beside what is generated, without the output directory:
 *     a class there may have a name that we want, or one that we use
 * @param siblingSourceRoots folders that are only looked into for types that those refer to
 * @param classpath jars and class folders with such types
 * @param javacOptions that decide how sources are read, such as {@code --release 21} or {@code --enable-preview}
 * @param specDirectory holds the JSON specs; need not exist
 * @param outputDirectory receives the generated sources; need not exist
 * @param stateFile remembers the last run, so that one with nothing new is quick; need not exist
 * @param vectors whether networks get Vector API kernels, in a second class beside their own
 * @param encoding of Java sources read and written; JSON is always UTF-8
 * @param testPackage where tests go that do not go into the package of their network
 */
public record GenerationRequest(
        Product product,
        List<Path> sourceRoots,
        List<Path> existingRoots,
        List<Path> siblingSourceRoots,
        List<Path> classpath,
        List<String> javacOptions,
        Path specDirectory,
        Path outputDirectory,
        Path stateFile,
        boolean vectors,
        Charset encoding,
        Optional<String> testPackage) {

    public GenerationRequest {
        sourceRoots = List.copyOf(sourceRoots);
        existingRoots = List.copyOf(existingRoots);
        siblingSourceRoots = List.copyOf(siblingSourceRoots);
        classpath = List.copyOf(classpath);
        javacOptions = List.copyOf(javacOptions);
    }

    /** With tests in the packages of their networks. */
    public GenerationRequest(
            Product product,
            List<Path> sourceRoots,
            List<Path> existingRoots,
            List<Path> siblingSourceRoots,
            List<Path> classpath,
            List<String> javacOptions,
            Path specDirectory,
            Path outputDirectory,
            Path stateFile,
            boolean vectors,
            Charset encoding) {
        this(
                product,
                sourceRoots,
                existingRoots,
                siblingSourceRoots,
                classpath,
                javacOptions,
                specDirectory,
                outputDirectory,
                stateFile,
                vectors,
                encoding,
                Optional.empty());
    }
}
