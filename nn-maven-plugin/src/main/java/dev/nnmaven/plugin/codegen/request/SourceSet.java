package dev.nnmaven.plugin.codegen.request;

import java.nio.file.Path;
import java.util.List;

/**
 * The main sources of a project, or those of its tests, as far as they may declare networks.
 *
 * @param sourceRoots folders searched for annotated interfaces, without the output directory
 * @param specDirectory holds the JSON specs; need not exist
 * @param vectors whether networks get Vector API kernels, in a second class beside their own
 */
public record SourceSet(List<Path> sourceRoots, Path specDirectory, boolean vectors) {

    public SourceSet {
        sourceRoots = List.copyOf(sourceRoots);
    }
}
