package dev.nnmaven.benchmarks;

import dev.nnmaven.benchmarks.contenders.Contenders;
import dev.nnmaven.benchmarks.exercises.Exercises;
import dev.nnmaven.benchmarks.measuring.GenerationCost;
import dev.nnmaven.benchmarks.measuring.Match;
import dev.nnmaven.benchmarks.measuring.Schedule;
import dev.nnmaven.benchmarks.measuring.WholeProcesses;
import dev.nnmaven.benchmarks.report.Chart;
import dev.nnmaven.benchmarks.report.JsonReport;
import dev.nnmaven.benchmarks.report.Machine;
import dev.nnmaven.benchmarks.report.MarkdownReport;
import dev.nnmaven.benchmarks.report.Promise;
import dev.nnmaven.benchmarks.shared.Case;
import dev.nnmaven.benchmarks.shared.Processes;
import dev.nnmaven.benchmarks.shared.Results;
import dev.nnmaven.benchmarks.shared.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Checks that all contenders compute the same, measures them in one run, and writes what came out. */
public final class Benchmarks {
    private Benchmarks() {}

    /** Ends with status 1 if a promise is broken. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Settings settings = Settings.read();
        Path work = Files.createDirectories(settings.work());
        Processes processes = new Processes(work.resolve("logs"));
        Results results = new Results();
        GenerationCost.measure(settings.module(), work, results);

        Contenders contenders = Contenders.prepare(settings, processes);
        contenders.absent().forEach((title, reason) -> System.out.println(title + " is not here: " + reason));
        Schedule schedule = new Schedule(settings.quick(), settings.cases());
        Map<Case, Path> exercises =
                Exercises.write(schedule.cases(), work, settings.module().resolve("../digits/data"));
        Match match = new Match(schedule, contenders.present(), exercises, results, System.out);
        match.check();
        match.measure();

        WholeProcesses whole = new WholeProcesses(contenders.present(), results, processes, work);
        whole.footprints();
        if (exercises.containsKey(Case.BOOK)) {
            whole.firstAnswers(exercises.get(Case.BOOK), WholeProcesses.firstAnswerRuns(settings.quick()));
        }
        if (settings.mnist().isPresent()) {
            whole.book(settings.mnist().get(), settings.module().resolve("src/main/python/book.py"));
        } else {
            System.out.println("The book's run is left out: it needs -Dmnist.dir=FOLDER, the four gz files of MNIST");
        }

        List<String> machine = Machine.describe(settings, processes);
        Path json = work.resolve("benchmarks.json");
        Path chart = work.resolve("benchmarks.svg");
        Path table = work.resolve("benchmarks.md");
        Files.writeString(json, new JsonReport(schedule, contenders, results).write(machine));
        Files.writeString(chart, new Chart(contenders, results).draw());
        String markdown = new MarkdownReport(schedule, contenders, results).write(machine);
        Files.writeString(table, markdown);
        System.out.println(markdown);
        boolean kept = Promise.print(results, System.out);
        System.out.println("Results: " + json + ", " + chart + ", " + table);
        if (!kept) {
            System.exit(1);
        }
    }
}
