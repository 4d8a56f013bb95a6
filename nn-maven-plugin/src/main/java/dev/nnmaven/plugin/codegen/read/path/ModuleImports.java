package dev.nnmaven.plugin.codegen.read.path;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns {@code import module a.b;} into imports of the types that a file takes from that module. The compiler reads sources
 * without their modules, and so would not know what such an import means.
 *
 * <p>A type that is imported by its name or with its package, and one of the same package, comes before one of a module, as
 * in Java; so does one of {@code java.lang}.
 */
public final class ModuleImports {

    private static final String NAME = "\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*+";
    private static final String QUALIFIED = NAME + "(?:\\s*\\.\\s*" + NAME + ")*+";

    private static final Pattern MODULE = Pattern.compile("\\bimport\\s+module\\s+(?<module>" + QUALIFIED + ")\\s*;");

    /** Each thing that matters in code. */
    private static final Pattern TOKENS = Pattern.compile(MODULE.pattern()
            + "|\\bimport\\s+(?<static>static\\s+)?(?<import>" + QUALIFIED + ")(?<star>\\s*\\.\\s*\\*)?\\s*;"
            + "|\\bpackage\\s+(?<package>" + QUALIFIED + ")\\s*;"
            + "|\\b(?:class|interface|enum|record)\\s+(?<type>" + NAME + ")"
            + "|(?<brace>[{}])|(?<word>" + NAME + ")");

    private final Supplier<PathModules> modules;
    private final Supplier<PathTypes> types;
    private PathModules foundModules;
    private PathTypes foundTypes;

    /** Looks for modules and types when a file imports a module, and not before. */
    public ModuleImports(Supplier<PathModules> modules, Supplier<PathTypes> types) {
        this.modules = modules;
        this.types = types;
    }

    /** The same text where it imports no module. Every character keeps its line. */
    public String expand(String text) {
        if (!MODULE.matcher(text).find()) {
            return text;
        }
        Source source = new Source(text);
        if (source.modules.isEmpty()) {
            return text;
        }
        if (foundModules == null) {
            foundModules = modules.get();
            foundTypes = types.get();
        }
        source.modules.removeIf(module -> !foundModules.has(module.name));
        if (source.modules.isEmpty()) {
            return text;
        }
        StringBuilder expanded = new StringBuilder();
        int from = 0;
        for (Source.Import module : source.modules) {
            String written = text.substring(module.start, module.end);
            expanded.append(text, from, module.start)
                    .append(from == 0 ? imports(source) : "")
                    .append(written.replaceAll("[^\n]", ""));
            from = module.end;
        }
        return expanded.append(text.substring(from)).toString();
    }

    private String imports(Source source) {
        Set<String> packages = new TreeSet<>();
        source.modules.forEach(module -> packages.addAll(foundModules.exports(module.name)));
        StringBuilder imports = new StringBuilder();
        for (String word : source.words) {
            if (!source.isNamed(word)
                    && source.packages.stream()
                            .noneMatch(name -> foundTypes.in(name).contains(word))) {
                List<String> found = packages.stream()
                        .filter(name -> foundTypes.in(name).contains(word))
                        .toList();
                List<String> visible = found.size() < 2
                        ? found
                        : found.stream()
                                .filter(name -> foundTypes.isPublic(name + "." + word))
                                .toList();
                // Of two, none: the compiler calls the name ambiguous.
                if (visible.size() == 1) {
                    imports.append("import ")
                            .append(visible.get(0))
                            .append('.')
                            .append(word)
                            .append(';');
                }
            }
        }
        return imports.toString();
    }

    /** What the names of a file mean, without the modules that it imports. */
    private static final class Source {

        private record Import(String name, int start, int end) {}

        private final List<Import> modules = new ArrayList<>();

        /** Types of the file, and those imported by name. */
        private final Set<String> named = new HashSet<>();

        /** Whose types are seen without an import of their own. */
        private final Set<String> packages = new HashSet<>(Set.of("java.lang"));

        private final Set<String> words = new TreeSet<>();

        Source(String text) {
            String own = "";
            int depth = 0;
            Matcher tokens = TOKENS.matcher(code(text));
            while (tokens.find()) {
                if (tokens.group("module") != null) {
                    modules.add(new Import(plain(tokens.group("module")), tokens.start(), tokens.end()));
                } else if (tokens.group("import") != null) {
                    addImport(
                            plain(tokens.group("import")),
                            tokens.group("star") != null,
                            tokens.group("static") != null);
                } else if (tokens.group("package") != null) {
                    own = plain(tokens.group("package"));
                } else if (tokens.group("brace") != null) {
                    depth += tokens.group("brace").equals("{") ? 1 : -1;
                } else if (tokens.group("type") != null && depth == 0) {
                    named.add(tokens.group("type"));
                } else if (tokens.group("word") != null) {
                    words.add(tokens.group("word"));
                }
            }
            packages.add(own);
        }

        /** Without comments and literals: with blanks in their place. */
        private static String code(String text) {
            StringBuilder code = new StringBuilder(text);
            int at = 0;
            while (at < text.length()) {
                int end = end(text, at);
                code.replace(at, end, " ".repeat(end - at));
                at = Math.max(end, at + 1);
            }
            return code.toString();
        }

        /** Where the comment or literal ends that starts here; here, if none does. */
        private static int end(String text, int start) {
            if (text.startsWith("//", start)) {
                int end = text.indexOf('\n', start);
                return end < 0 ? text.length() : end;
            }
            if (text.startsWith("/*", start)) {
                int end = text.indexOf("*/", start + 2);
                return end < 0 ? text.length() : end + 2;
            }
            for (String quotes : List.of("\"\"\"", "\"", "'")) {
                if (text.startsWith(quotes, start)) {
                    return closing(text, quotes, start + quotes.length());
                }
            }
            return start;
        }

        private static int closing(String text, String quotes, int from) {
            int at = from;
            while (at < text.length() && !text.startsWith(quotes, at)) {
                at += text.charAt(at) == '\\' ? 2 : 1;
            }
            return Math.min(text.length(), at + quotes.length());
        }

        private void addImport(String name, boolean star, boolean isStatic) {
            if (!star) {
                named.add(name.substring(name.lastIndexOf('.') + 1));
            } else if (!isStatic) {
                packages.add(name);
            }
        }

        private static String plain(String name) {
            return name.replaceAll("\\s", "");
        }

        boolean isNamed(String word) {
            return named.contains(word);
        }
    }
}
