package dev.nnmaven.plugin.guide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page in Markdown, and what it consists of. */
record Page(Path file, String text) {
    /** The root of the repository, as tests run in their module. */
    static final Path ROOT = Path.of("..");

    private static final Pattern BLOCK =
            Pattern.compile("(?m)(?:^<!-- (?<mark>.*) -->\\n)?^ *```(?<language>\\w*)\\n(?<code>(?s:.*?))^ *```$");
    private static final Pattern TITLE = Pattern.compile("(?m)^#+ (?<title>.+)$");
    private static final Pattern LINK = Pattern.compile("!?\\[[^\\]]*\\]\\((?<target>[^)\\s]+)\\)");
    private static final Pattern CODE = Pattern.compile("`[^`]*`");

    /**
     * Code between fences.
     *
     * @param mark the comment before it, which no reader sees; empty if there is none
     */
    record Block(String mark, String language, String code) {}

    static Page read(Path file) throws IOException {
        return new Page(file, Files.readString(file));
    }

    static Page readme() throws IOException {
        return read(ROOT.resolve("README.md"));
    }

    /** The README and the guide. */
    static List<Page> all() throws IOException {
        List<Page> pages = new ArrayList<>(List.of(readme()));
        try (Stream<Path> files = Files.list(ROOT.resolve("docs"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".md"))
                    .sorted()
                    .toList()) {
                pages.add(read(file));
            }
        }
        return pages;
    }

    String name() {
        return ROOT.relativize(file).toString();
    }

    List<Block> blocks() {
        return BLOCK.matcher(text)
                .results()
                .map(block -> new Block(block.group(1) == null ? "" : block.group(1), block.group(2), block.group(3)))
                .toList();
    }

    /** Where links and pictures lead to, as they are written. */
    List<String> targets() {
        return LINK.matcher(CODE.matcher(withoutCode()).replaceAll("code"))
                .results()
                .map(link -> link.group(1))
                .toList();
    }

    /** The names that links of other pages have for the titles here. */
    Set<String> anchors() {
        Set<String> anchors = new LinkedHashSet<>();
        Map<String, Integer> seen = new HashMap<>();
        Matcher titles = TITLE.matcher(withoutCode());
        while (titles.find()) {
            String anchor = titles.group("title")
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                    .replace(' ', '-');
            int before = seen.merge(anchor, 1, Integer::sum) - 1;
            anchors.add(before == 0 ? anchor : anchor + "-" + before);
        }
        return anchors;
    }

    /** Paragraphs and points of lists, each in one line, without tables, titles, addresses and the insides of inline code. */
    List<String> paragraphs() {
        String prose = CODE.matcher(withoutCode()).replaceAll("code").replaceAll("\\]\\([^)]*\\)", "]");
        List<String> paragraphs = new ArrayList<>();
        StringBuilder paragraph = new StringBuilder();
        for (String line : (prose + "\n\n").split("\n", -1)) {
            boolean begins = line.matches(" *([-*]|\\d+\\.) .*");
            if (line.isBlank() || begins || line.startsWith("|") || line.startsWith("#")) {
                if (!paragraph.isEmpty()) {
                    paragraphs.add(paragraph.toString().strip());
                }
                paragraph.setLength(0);
            }
            if (!line.startsWith("|") && !line.startsWith("#")) {
                paragraph.append(line.replaceFirst("^ *([-*]|\\d+\\.) ", "")).append(' ');
            }
        }
        return paragraphs.stream().filter(text -> !text.isBlank()).toList();
    }

    private String withoutCode() {
        return BLOCK.matcher(text).replaceAll("\n").replaceAll("(?s)<!--.*?-->", "");
    }
}
