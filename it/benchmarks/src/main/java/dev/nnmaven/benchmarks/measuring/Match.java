package dev.nnmaven.benchmarks.measuring;

import dev.nnmaven.benchmarks.contenders.Contender;
import dev.nnmaven.benchmarks.contenders.Contender.Kind;
import dev.nnmaven.benchmarks.peer.Check;
import dev.nnmaven.benchmarks.peer.Work;
import dev.nnmaven.benchmarks.shared.Case;
import dev.nnmaven.benchmarks.shared.Results;
import dev.nnmaven.benchmarks.shared.Results.Cell;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Lets every contender prove that it computes the right thing, then measures all in turn, round by round. */
public final class Match {
    private final Schedule schedule;
    private final List<Contender> contenders;
    private final Map<Case, Path> exercises;
    private final Results results;
    private final PrintStream out;

    public Match(
            Schedule schedule,
            List<Contender> contenders,
            Map<Case, Path> exercises,
            Results results,
            PrintStream out) {
        this.schedule = schedule;
        this.contenders = contenders;
        this.exercises = exercises;
        this.results = results;
        this.out = out;
    }

    /** @throws IllegalStateException if one of ours is wrong; others are left out, with the reason */
    public void check() throws IOException, InterruptedException {
        for (Case of : schedule.cases()) {
            for (Contender contender : contenders) {
                if (schedule.works(of).stream().anyMatch(work -> mayTakePart(of, work, contender))) {
                    check(of, contender);
                }
            }
        }
    }

    private boolean mayTakePart(Case of, Work work, Contender contender) {
        Cell cell = new Cell(of, work, contender.id());
        schedule.leftOut(of, work, contender).ifPresent(reason -> results.refuse(cell, reason));
        return results.reason(cell).isEmpty();
    }

    private void check(Case of, Contender contender) throws IOException, InterruptedException {
        Map<String, String> said;
        try {
            said = contender.check(exercises.get(of));
        } catch (IOException e) {
            said = Map.of("failed", String.valueOf(e.getMessage()));
        }
        String failed = said.get("failed");
        if (failed != null && contender.kind() != Kind.LIBRARY) {
            throw new IllegalStateException(contender.title() + " computes something else, " + of.id() + ": " + failed);
        }
        for (Work work : schedule.works(of)) {
            String reason = failed == null ? said.get("cannot." + work.id()) : "failed its check: " + failed;
            if (reason != null) {
                results.refuse(new Cell(of, work, contender.id()), reason);
            }
        }
        out.printf("%-18s %-28s %s%n", of.id(), contender.title(), summary(said));
    }

    private static String summary(Map<String, String> said) {
        if (said.containsKey("failed")) {
            return "FAILED: " + said.get("failed");
        }
        if (said.containsKey("incomparable")) {
            return "error %s -> %s; not compared: %s"
                    .formatted(said.get("error.before"), said.get("error.after"), said.get("incomparable"));
        }
        if (!said.containsKey("apart.fresh")) {
            return "cannot do any of the work";
        }
        StringBuilder text = new StringBuilder("answers off by at most");
        for (String state : List.of("fresh", "online", "batch")) {
            String apart = said.get("apart." + state);
            if (apart != null) {
                text.append(" %.0e (%s)".formatted(Double.parseDouble(apart), state));
            }
        }
        return text.append(", allowed %.0e".formatted(Check.TOLERANCE)).toString();
    }

    /** Neighbours in time are what is compared: so all contenders do one work before any does the next. */
    public void measure() throws InterruptedException {
        long start = System.nanoTime();
        for (int round = 0; round < schedule.rounds(); round++) {
            for (Case of : schedule.cases()) {
                for (Work work : schedule.works(of)) {
                    for (Contender contender : contenders) {
                        if (mayTakePart(of, work, contender) && schedule.takesPart(round, of, contender)) {
                            measure(of, work, contender);
                        }
                    }
                }
            }
            long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
            out.printf("round %d of %d is over after %d s%n", round + 1, schedule.rounds(), seconds);
        }
    }

    private void measure(Case of, Work work, Contender contender) throws InterruptedException {
        Cell cell = new Cell(of, work, contender.id());
        try {
            results.add(cell, contender.measure(exercises.get(of), work, schedule.effort(of, contender)));
        } catch (IOException e) {
            results.refuse(cell, e.getMessage());
        }
    }
}
