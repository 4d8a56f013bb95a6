package dev.nnmaven.plugin.codegen.read.foreign;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the classes of a file by their keywords, which is enough to know whether a name is taken. */
final class ForeignClasses {

    private static final String NAME = "(?:`[^`\\n]+`|[\\p{L}_$][\\p{L}\\p{N}_$]*)";
    private static final Pattern STEP = Pattern.compile("[{}]"
            + "|\\bpackage[ \\t]+(?!object\\b)(?<package>" + NAME + "(?:\\s*\\.\\s*" + NAME + ")*)"
            + "|(?<![.:\\w$`])(?<!package )(?:class|interface|object|trait|enum|record)\\s+(?!class\\b)(?<class>" + NAME
            + ")");
    private static final Pattern PACKAGE =
            Pattern.compile("^[ \\t]*package[ \\t]+(" + NAME + "(?:\\s*\\.\\s*" + NAME + ")*)", Pattern.MULTILINE);
    private static final Pattern JVM_NAME =
            Pattern.compile("@file\\s*:\\s*\\[?[^\\]\\n]*\\bJvmName\\s*\\(\\s*\"([^\"\\n]+)\"");

    private final String code;
    private final Language language;
    private final Set<String> classes = new LinkedHashSet<>();

    /** Of the blocks around the place, those of packages: what the package was before each. */
    private final Deque<String> packages = new ArrayDeque<>();

    private String packageName = "";

    /** Blocks around the place that belong to no package. */
    private int braces;

    private ForeignClasses(String code, Language language) {
        this.code = code;
        this.language = language;
    }

    /**
     * Qualified names.
     *
     * @param code the text without comments and strings
     */
    static Set<String> in(String code, String text, Language language) {
        ForeignClasses found = new ForeignClasses(code, language);
        found.read();
        // The class of a file's functions.
        JVM_NAME.matcher(text)
                .results()
                .filter(name -> code.charAt(name.start()) == '@')
                .forEach(name -> found.add(name.group(1), found.classes::add));
        return found.classes;
    }

    /** The class that Groovy makes of statements outside of classes: that of the file. */
    static String script(String code, String fileName) {
        Matcher declared = PACKAGE.matcher(code);
        String name = fileName.substring(0, fileName.indexOf('.'));
        return declared.find() ? plain(declared.group(1)) + "." + name : name;
    }

    private void read() {
        String outer = "";
        int packageEnd = -1;
        Matcher step = STEP.matcher(code);
        while (step.find()) {
            if (step.group("package") != null) {
                outer = packageName;
                packageEnd = step.end();
                // Scala's clauses add up; the others have one.
                add(plain(step.group("package")), name -> packageName = name);
            } else if (step.group("class") != null) {
                if (isOutermost(step.start())) {
                    add(plain(step.group("class")), classes::add);
                }
            } else if (step.group().equals("}")) {
                close();
            } else if (packageEnd >= 0
                    && code.substring(packageEnd, step.start()).isBlank()) {
                packages.push(outer);
            } else {
                braces++;
            }
        }
    }

    private void add(String name, Consumer<String> target) {
        target.accept(packageName.isEmpty() ? name : packageName + "." + name);
    }

    private void close() {
        if (braces > 0) {
            braces--;
        } else if (!packages.isEmpty()) {
            packageName = packages.pop();
        }
    }

    /** Outside of all blocks; at the start of a line, too, should a brace have been miscounted. */
    private boolean isOutermost(int at) {
        int line = code.lastIndexOf('\n', at) + 1;
        if (!Character.isWhitespace(code.charAt(line))
                && code.substring(line, at).indexOf('{') < 0) {
            return true;
        }
        // Blocks of Scala need no braces.
        return braces == 0 && (language != Language.SCALA || !packages.isEmpty());
    }

    private static String plain(String name) {
        return name.replaceAll("[`\\s]", "");
    }
}
