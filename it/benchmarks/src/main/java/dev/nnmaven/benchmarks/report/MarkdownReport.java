package dev.nnmaven.benchmarks.report;

import dev.nnmaven.benchmarks.contenders.Contender;
import dev.nnmaven.benchmarks.contenders.Contender.Kind;
import dev.nnmaven.benchmarks.contenders.Contenders;
import dev.nnmaven.benchmarks.measuring.GenerationCost;
import dev.nnmaven.benchmarks.measuring.Schedule;
import dev.nnmaven.benchmarks.measuring.WholeProcesses;
import dev.nnmaven.benchmarks.peer.Work;
import dev.nnmaven.benchmarks.shared.Case;
import dev.nnmaven.benchmarks.shared.Results;
import dev.nnmaven.benchmarks.shared.Results.Cell;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.DoubleFunction;

/** Tables for people: one per case, then whole processes and targets. */
public final class MarkdownReport {
    private static final String NOTHING = "–";

    private final Schedule schedule;
    private final Contenders contenders;
    private final Results results;
    /** The contender that the others are compared with. */
    private final String base;

    private final StringBuilder text = new StringBuilder();

    public MarkdownReport(Schedule schedule, Contenders contenders, Results results) {
        this.schedule = schedule;
        this.contenders = contenders;
        this.results = results;
        List<Contender> ours = contenders.present().stream()
                .filter(contender -> contender.kind() == Kind.OURS)
                .toList();
        base = ours.isEmpty() ? "" : ours.get(0).id();
    }

    public String write(List<String> machine) {
        line("Machine: " + String.join("; ", machine) + ".");
        line("");
        line("Time per sample, medians of rounds; in brackets how many times as long as \"" + base
                + "\". One thread, float," + " unless it says otherwise.");
        for (Case of : schedule.cases()) {
            writeCase(of);
        }
        writeProcesses();
        writeGenerated();
        writeTargets();
        return text.toString();
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private void row(List<String> cells) {
        line("| " + String.join(" | ", cells) + " |");
    }

    private void header(String first, List<String> others) {
        line("");
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(others);
        row(all);
        line("|---|" + "---:|".repeat(others.size()));
    }

    private void writeCase(Case of) {
        List<Work> works = schedule.works(of);
        header("**" + of.title() + "**", works.stream().map(Work::title).toList());
        Map<String, Set<String>> notes = new LinkedHashMap<>();
        for (Contender contender : contenders.present()) {
            List<String> cells = new ArrayList<>(List.of(contender.title()));
            for (Work work : works) {
                Cell cell = new Cell(of, work, contender.id());
                OptionalDouble time = results.nanoseconds(cell);
                cells.add(time.isPresent() ? timeAndRatio(of, work, time.getAsDouble()) : NOTHING);
                if (time.isEmpty()) {
                    notes.computeIfAbsent(results.reason(cell).orElse("not measured"), key -> new LinkedHashSet<>())
                            .add(contender.title());
                }
            }
            // Those with nothing at all are in the notes.
            if (cells.stream().filter(NOTHING::equals).count() < works.size()) {
                row(cells);
            }
        }
        notes.forEach((reason, who) -> line("\n– " + reason + ": " + String.join("; ", who) + "."));
    }

    private String timeAndRatio(Case of, Work work, double time) {
        OptionalDouble ours = results.nanoseconds(new Cell(of, work, base));
        return ours.isEmpty()
                ? Units.time(time)
                : Units.time(time) + " (" + Units.ratio(time / ours.getAsDouble()) + ")";
    }

    private void writeProcesses() {
        List<String> whats = List.of(
                WholeProcesses.FIRST_ANSWER,
                WholeProcesses.FOOTPRINT,
                WholeProcesses.BOOK,
                WholeProcesses.BOOK_ACCURACY);
        header(
                "**784-200-10, whole processes**",
                List.of("fresh process to one answer", "footprint", "the book's run", "accuracy"));
        Map<String, String> titles = new LinkedHashMap<>();
        for (Contender contender : contenders.present()) {
            if (Contenders.isConfined(contender)) {
                continue;
            }
            titles.put(contender.id(), contender.title());
            if (contender.kind() == Kind.OURS) {
                titles.put(contender.id() + WholeProcesses.ARCHIVED, contender.title() + ", classes archived");
            }
        }
        titles.put(WholeProcesses.ONE_LINE, "a JVM that prints one line");
        titles.put(WholeProcesses.NUMPY, "numpy, double, the book's code");
        List<DoubleFunction<String>> formats = List.of(
                ms -> Units.time(ms * 1e6),
                Units::bytes,
                ms -> Units.digits(ms / 1e3) + " s",
                accuracy -> Units.digits(100 * accuracy) + " %");
        titles.forEach((id, title) -> {
            List<String> cells = new ArrayList<>(List.of(title));
            for (int n = 0; n < whats.size(); n++) {
                OptionalDouble value = results.other(whats.get(n), id);
                cells.add(value.isPresent() ? formats.get(n).apply(value.getAsDouble()) : NOTHING);
            }
            row(cells);
        });
        line("");
        contenders.absent().forEach((title, reason) -> line("\n– not here: " + title + ": " + reason + "."));
    }

    private void writeGenerated() {
        OptionalDouble generate = results.other(GenerationCost.GENERATE, "all");
        if (generate.isEmpty()) {
            return;
        }
        Map<String, List<Double>> sources = results.others().get(GenerationCost.SOURCE);
        header("**generated**", List.of("source", "classes"));
        for (String name : sources.keySet()) {
            row(List.of(
                    name,
                    Units.bytes(results.other(GenerationCost.SOURCE, name).orElseThrow()),
                    Units.bytes(results.other(GenerationCost.CLASSES, name).orElseThrow())));
        }
        line("");
        line("All %d in a fresh JVM: %s to generate, %s to compile."
                .formatted(
                        sources.size(),
                        Units.time(1e6 * generate.getAsDouble()),
                        Units.time(1e6
                                * results.other(GenerationCost.COMPILE, "all").orElseThrow())));
    }

    private void writeTargets() {
        header("**times as fast**", List.of("measured", "wanted", ""));
        for (Target target : Target.of(results)) {
            if (target.measured().isPresent()) {
                row(List.of(
                        target.text(),
                        Units.ratio(target.measured().getAsDouble()),
                        Units.ratio(target.least()),
                        target.reached() ? "reached" : "**missed**"));
            }
        }
    }
}
