package dev.nnmaven.plugin.codegen.read.foreign;

import dev.nnmaven.plugin.codegen.problem.Origin;
import dev.nnmaven.plugin.codegen.read.common.TextPosition;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A source file in another language.
 *
 * @param root the source root or language folder that it is below
 * @param classes qualified names of its classes that stand in no other
 * @param declarations where {@code @NeuralNetwork} stands in it
 */
public record ForeignSource(Path root, Path file, Language language, Set<String> classes, List<Origin> declarations) {

    private static final String ANNOTATION = "NeuralNetwork";
    private static final String ANNOTATIONS = "dev.nnmaven.annotations";
    private static final Pattern ALIAS = Pattern.compile(ANNOTATION + "\\s+(?:as|=>)\\s+(\\w+)");
    private static final Pattern ANOTHER =
            Pattern.compile("\\bimport\\s+(?!" + Pattern.quote(ANNOTATIONS) + ")[\\w.]+\\." + ANNOTATION + "\\b");

    public ForeignSource {
        classes = Set.copyOf(classes);
        declarations = List.copyOf(declarations);
    }

    static ForeignSource of(Path root, Path file, Language language, String text) {
        String code = ForeignCode.of(text, language);
        Set<String> classes = new LinkedHashSet<>(ForeignClasses.in(code, text, language));
        if (language == Language.GROOVY) {
            classes.add(ForeignClasses.script(code, file.getFileName().toString()));
        }
        return new ForeignSource(root, file, language, classes, declarations(file, text, code));
    }

    private static List<Origin> declarations(Path file, String text, String code) {
        if (!code.contains(ANNOTATIONS) || ANOTHER.matcher(code).find()) {
            return List.of();
        }
        String names = ALIAS.matcher(code)
                .results()
                .map(alias -> "|" + alias.group(1))
                .collect(Collectors.joining("", ANNOTATION, ""));
        Matcher use = Pattern.compile(
                        "@\\s*(?:\\w+\\s*:\\s*)?\\[?\\s*(?:[\\w.]*\\bannotations\\.)?(?:" + names + ")\\b")
                .matcher(code);
        return use.results()
                .map(found -> TextPosition.at(text, found.start()))
                .map(position -> new Origin(file, position.line(), position.column()))
                .toList();
    }

    /** Within its root, with {@code /} between folders. */
    public String shown() {
        return root.relativize(file).toString().replace('\\', '/');
    }
}
