package dev.nnmaven.plugin.codegen;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;

/**
 * What one run reads and where it writes.
 *
 * @param product what to generate for each network
 * @param sourceRoots folders searched for annotated interfaces, without the output directory
 * @param testSourceRoots folders with tests that are there already, without the output directory; none unless tests are
 *     to be generated
 * @param siblingSourceRoots folders that are only looked into for types that those refer to
 * @param classpath jars and class folders with such types
 * @param javacOptions that decide how sources are read, such as {@code --release 21} or {@code --enable-preview}
 * @param specDirectory holds the JSON specs; need not exist
 * @param outputDirectory receives the generated sources; need not exist
 * @param stateFile remembers the last run, so that one with nothing new is quick; need not exist
 * @param vectors whether networks get Vector API kernels, in a second class beside their own
 * @param encoding of Java sources read and written; JSON is always UTF-8
 */
public record GenerationRequest(
        Product product,
        List<Path> sourceRoots,
        List<Path> testSourceRoots,
        List<Path> siblingSourceRoots,
        List<Path> classpath,
        List<String> javacOptions,
        Path specDirectory,
        Path outputDirectory,
        Path stateFile,
        boolean vectors,
        Charset encoding) {

    public GenerationRequest {
        sourceRoots = List.copyOf(sourceRoots);
        testSourceRoots = List.copyOf(testSourceRoots);
        siblingSourceRoots = List.copyOf(siblingSourceRoots);
        classpath = List.copyOf(classpath);
        javacOptions = List.copyOf(javacOptions);
    }
}
