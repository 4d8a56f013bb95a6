package dev.nnmaven.plugin.guide;

import java.util.ArrayList;
import java.util.List;

/**
 * Lines of a file, shown on a page. A line such as {@code // …} stands for lines that are left out. A part may be less
 * indented than in the file.
 */
final class Excerpt {
    private static final List<String> LEFT_OUT = List.of("// …", "<!-- … -->", "…");

    private Excerpt() {}

    /** The first part of the excerpt that is not in the file after the parts before it; empty if all are. */
    static String missing(String excerpt, String file) {
        List<String> lines = file.lines().toList();
        int from = 0;
        for (List<String> part : parts(excerpt)) {
            int found = find(part, lines, from);
            if (found < 0) {
                return String.join("\n", part);
            }
            from = found + part.size();
        }
        return "";
    }

    private static List<List<String>> parts(String excerpt) {
        List<List<String>> parts = new ArrayList<>();
        List<String> part = new ArrayList<>();
        for (String line : excerpt.lines().toList()) {
            if (LEFT_OUT.contains(line.strip())) {
                parts.add(part);
                part = new ArrayList<>();
            } else {
                part.add(line);
            }
        }
        parts.add(part);
        return parts.stream().filter(lines -> !String.join("", lines).isBlank()).toList();
    }

    private static int find(List<String> part, List<String> lines, int from) {
        for (int start = from; start + part.size() <= lines.size(); start++) {
            int indent = lines.get(start).length() - part.get(0).length();
            if (indent >= 0 && startsAt(start, part, lines, " ".repeat(indent))) {
                return start;
            }
        }
        return -1;
    }

    private static boolean startsAt(int start, List<String> part, List<String> lines, String indent) {
        for (int i = 0; i < part.size(); i++) {
            String shown = part.get(i).isBlank() ? "" : indent + part.get(i);
            if (!shown.equals(lines.get(start + i).stripTrailing())) {
                return false;
            }
        }
        return true;
    }
}
