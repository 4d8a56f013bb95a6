package dev.nnmaven.plugin.codegen.read.java;

import dev.nnmaven.annotations.NeuralNetwork;
import dev.nnmaven.plugin.codegen.problem.Origin;
import dev.nnmaven.plugin.codegen.problem.Problems;
import dev.nnmaven.plugin.codegen.read.common.FileTree;
import dev.nnmaven.plugin.codegen.read.common.StrictText;
import dev.nnmaven.plugin.codegen.request.SourceSet;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The source files that mention the annotation. Only these go to the compiler: a broken file elsewhere then does no harm,
 * and thousands of files cost a text search, not a compilation.
 */
final class CandidateFiles {

    private static final String WORD = NeuralNetwork.class.getSimpleName();
    private static final byte[] ASCII_WORD = WORD.getBytes(StandardCharsets.US_ASCII);
    private static final Pattern USE = Pattern.compile("@\\s*([\\w.]+\\s*\\.\\s*)?" + WORD + "\\b");

    private CandidateFiles() {}

    /** The files whose text is sound, in the order of the roots and paths. */
    static List<Path> find(SourceSet sources, Charset encoding, Problems problems) {
        // By absolute path, since source roots may lie inside each other.
        Map<Path, Path> files = new LinkedHashMap<>();
        for (Path root : sources.sourceRoots()) {
            for (Path file : FileTree.files(root, List.of(".java"), problems)) {
                files.putIfAbsent(file.toAbsolutePath().normalize(), file);
            }
        }
        List<Path> candidates = new ArrayList<>();
        for (Path file : files.values()) {
            if (!file.getFileName().toString().equals("module-info.java") && isCandidate(file, encoding, problems)) {
                candidates.add(file);
            }
        }
        return candidates;
    }

    /** Whether a text seems to use the annotation: for files that the compiler cannot make sense of. */
    static boolean seemsToDeclare(CharSequence text) {
        return USE.matcher(text).find();
    }

    private static boolean isCandidate(Path file, Charset encoding, Problems problems) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            problems.add(Origin.of(file), FileTree.unreadable("file", e));
            return false;
        }
        boolean ascii = Arrays.equals(WORD.getBytes(encoding), ASCII_WORD);
        if (ascii ? !contains(bytes, ASCII_WORD) : !new String(bytes, encoding).contains(WORD)) {
            return false;
        }
        Optional<StrictText.Flaw> flaw = StrictText.decode(bytes, encoding).flaw();
        if (flaw.isEmpty()) {
            return true;
        }
        if (seemsToDeclare(new String(bytes, encoding))) {
            StrictText.Flaw found = flaw.get();
            problems.add(
                    new Origin(file, found.line(), found.column()),
                    "this file is not " + encoding.name() + ": " + found.shown() + "; save it as " + encoding.name()
                            + " or set project.build.sourceEncoding");
        }
        return false;
    }

    private static boolean contains(byte[] text, byte[] word) {
        for (int start = 0; start <= text.length - word.length; start++) {
            if (text[start] == word[0] && Arrays.equals(text, start, start + word.length, word, 0, word.length)) {
                return true;
            }
        }
        return false;
    }
}
