import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes pages of the site from those of the repository, as {@code java Pages.java ROOT TARGET SOURCES}: a link to a page
 * leads to the page of the site, another one to where the sources can be looked at, and titles get the anchors that links use.
 */
final class Pages {
    private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]*)(#[^)\\s]*)?\\)");
    private static final Pattern TITLE = Pattern.compile("(#+) (.*)");

    /** What a page is called on the site. */
    private final Map<Path, String> names = new TreeMap<>();

    private final Path root;
    private final String sources;

    private Pages(Path root, String sources) {
        this.root = root;
        this.sources = sources;
    }

    /** @param args the folder of the repository, the one for the pages, and the address of the sources */
    public static void main(String[] args) throws IOException {
        Pages pages = new Pages(Path.of(args[0]).toAbsolutePath().normalize(), args[2]);
        pages.find();
        Path target = Files.createDirectories(Path.of(args[1]));
        for (Map.Entry<Path, String> page : pages.names.entrySet()) {
            Files.writeString(target.resolve(page.getValue() + ".md"), pages.text(page.getKey()));
        }
    }

    private void find() throws IOException {
        names.put(root.resolve("README.md"), "index");
        names.put(root.resolve("it/benchmarks/README.md"), "benchmarks");
        for (Path folder : new Path[] {root, root.resolve("docs")}) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> file.toString().endsWith(".md"))
                        .forEach(file -> names.putIfAbsent(file, file.getFileName().toString().replace(".md", "")));
            }
        }
    }

    private String text(Path page) throws IOException {
        StringBuilder text = new StringBuilder();
        boolean code = false;
        for (String line : Files.readAllLines(page)) {
            code ^= line.startsWith("```");
            Matcher title = TITLE.matcher(line);
            if (code) {
                text.append(line);
            } else if (title.matches()) {
                text.append(title.group(1)).append(" <a id=\"").append(anchor(title.group(2))).append("\"></a>");
                text.append(linked(page, title.group(2)));
            } else {
                text.append(linked(page, line));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String anchor(String title) {
        String anchor = title.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                .replace(' ', '-');
        // As the site plugin makes it of a link.
        return Character.isDigit(anchor.charAt(0)) ? "a" + anchor : anchor;
    }

    private String linked(Path page, String line) {
        return LINK.matcher(line).replaceAll(link -> Matcher.quoteReplacement("](" + target(page, link) + ")"));
    }

    private String target(Path page, MatchResult link) {
        String anchor = link.group(2) == null ? "" : link.group(2);
        if (link.group(1).isEmpty() || link.group(1).contains(":")) {
            return link.group(1) + anchor;
        }
        Path file = page.resolveSibling(link.group(1)).normalize();
        if (names.containsKey(file)) {
            return names.get(file) + ".html" + anchor;
        }
        if (file.toString().endsWith(".svg")) {
            return file.getFileName().toString();
        }
        return sources + "/" + root.relativize(file).toString().replace('\\', '/') + anchor;
    }
}
