package dev.nnmaven.benchmarks.report;

import dev.nnmaven.benchmarks.contenders.Contender;
import dev.nnmaven.benchmarks.contenders.Contender.Kind;
import dev.nnmaven.benchmarks.contenders.Contenders;
import dev.nnmaven.benchmarks.peer.Work;
import dev.nnmaven.benchmarks.shared.Case;
import dev.nnmaven.benchmarks.shared.Results;
import dev.nnmaven.benchmarks.shared.Results.Cell;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Samples per second as bars on a logarithmic scale, the fastest on top, a group for each work. */
public final class Chart {
    private static final List<Work> WORKS = List.of(Work.ONLINE, Work.BATCH, Work.QUERY, Work.QUERIES);
    private static final List<Case> COLUMNS = List.of(Case.BOOK, Case.SMALL);

    private static final int BAR = 15;
    private static final int GROUP_GAP = 46;
    private static final int TOP = 58;
    private static final int LABEL = 190;
    private static final int PLOT = 300;
    private static final int COLUMN = LABEL + PLOT + 90;
    private static final int MARGIN = 16;
    private static final int LEGEND_STEP = 92;

    private record Bar(Contender contender, double rate) {}

    private final Contenders contenders;
    private final Results results;
    private final StringBuilder svg = new StringBuilder();

    public Chart(Contenders contenders, Results results) {
        this.contenders = contenders;
        this.results = results;
    }

    public String draw() {
        int height = 0;
        StringBuilder columns = new StringBuilder();
        for (int column = 0; column < COLUMNS.size(); column++) {
            svg.setLength(0);
            height = Math.max(height, drawColumn(COLUMNS.get(column)));
            columns.append("<g transform=\"translate(%d,0)\">%n".formatted(MARGIN + column * COLUMN))
                    .append(svg)
                    .append("</g>\n");
        }
        int width = 2 * MARGIN + COLUMNS.size() * COLUMN;
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" \
                font-family="sans-serif" font-size="11">
                <rect width="%1$d" height="%2$d" fill="#ffffff"/>
                <text x="%3$d" y="22" font-size="14" font-weight="bold">Samples per second, one thread \
                (logarithmic scale; longer is better)</text>
                %4$s%5$s</svg>
                """.formatted(width, height + MARGIN, MARGIN, legend(), columns);
    }

    private String legend() {
        svg.setLength(0);
        int x = MARGIN + COLUMN + LABEL;
        for (Kind kind : Kind.values()) {
            svg.append("<rect x=\"%d\" y=\"12\" width=\"12\" height=\"12\" fill=\"%s\"/>%n".formatted(x, colour(kind)));
            text(x + 17, 22, "normal", "#222222", "start", name(kind));
            x += LEGEND_STEP;
        }
        return svg.toString();
    }

    private static String name(Kind kind) {
        return switch (kind) {
            case OURS -> "generated";
            case TEXTBOOK -> "textbook";
            case C -> "C";
            case LIBRARY -> "library";
        };
    }

    /** Where it ends. */
    private int drawColumn(Case of) {
        double lowest = 1e3;
        double highest = 1e3;
        List<List<Bar>> groups = new ArrayList<>();
        for (Work work : WORKS) {
            List<Bar> bars = bars(of, work);
            groups.add(bars);
            for (Bar bar : bars) {
                lowest = Math.min(lowest, bar.rate);
                highest = Math.max(highest, bar.rate);
            }
        }
        Scale scale = new Scale(Math.floor(Math.log10(lowest)), Math.ceil(Math.log10(highest)));
        int y = TOP;
        for (int group = 0; group < groups.size(); group++) {
            if (groups.get(group).isEmpty()) {
                continue;
            }
            text(
                    0,
                    y - 10,
                    "bold",
                    "#222222",
                    "start",
                    of.id() + ": " + WORKS.get(group).title());
            drawGrid(scale, y, groups.get(group).size() * BAR);
            for (Bar bar : groups.get(group)) {
                drawBar(scale, bar, y);
                y += BAR;
            }
            y += GROUP_GAP;
        }
        return y - GROUP_GAP + BAR;
    }

    private List<Bar> bars(Case of, Work work) {
        List<Bar> bars = new ArrayList<>();
        for (Contender contender : contenders.present()) {
            results.nanoseconds(new Cell(of, work, contender.id()))
                    .ifPresent(time -> bars.add(new Bar(contender, 1e9 / time)));
        }
        bars.sort(Comparator.comparingDouble(Bar::rate).reversed());
        return bars;
    }

    private void drawGrid(Scale scale, int y, int height) {
        for (double power = scale.low; power <= scale.high; power++) {
            int x = LABEL + scale.at(Math.pow(10, power));
            svg.append("<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"#dddddd\"/>%n"
                    .formatted(x, y - 2, x, y + height));
            text(x, y + height + 11, "normal", "#777777", "middle", power(power));
        }
    }

    private static String power(double power) {
        String[] units = {"", "k", "M", "G"};
        int unit = (int) power / 3;
        return "1" + "0".repeat((int) power % 3) + units[unit];
    }

    private void drawBar(Scale scale, Bar bar, int y) {
        Kind kind = bar.contender.kind();
        String weight = kind == Kind.OURS ? "bold" : "normal";
        int width = Math.max(1, scale.at(bar.rate));
        text(LABEL - 6, y + BAR - 4, weight, "#222222", "end", bar.contender.title());
        svg.append("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"/>%n"
                .formatted(LABEL, y + 1, width, BAR - 3, colour(kind)));
        text(LABEL + width + 5, y + BAR - 4, weight, "#222222", "start", Units.perSecond(1e9 / bar.rate));
    }

    private static String colour(Kind kind) {
        return switch (kind) {
            case OURS -> "#d9541e";
            case TEXTBOOK -> "#8c8c8c";
            case C -> "#3b6fb6";
            case LIBRARY -> "#8fb8a8";
        };
    }

    private void text(int x, int y, String weight, String colour, String anchor, String text) {
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%d\" y=\"%d\" font-weight=\"%s\" fill=\"%s\" text-anchor=\"%s\">%s</text>%n",
                x,
                y,
                weight,
                colour,
                anchor,
                text.replace("&", "&amp;").replace("<", "&lt;")));
    }

    /** From powers of ten to pixels. */
    private record Scale(double low, double high) {
        int at(double rate) {
            return (int) Math.round(PLOT * (Math.log10(rate) - low) / (high - low));
        }
    }
}
