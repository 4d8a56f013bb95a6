package dev.nnmaven.benchmarks.report;

import dev.nnmaven.benchmarks.contenders.Contender;
import dev.nnmaven.benchmarks.contenders.Contenders;
import dev.nnmaven.benchmarks.measuring.Schedule;
import dev.nnmaven.benchmarks.peer.Work;
import dev.nnmaven.benchmarks.shared.Case;
import dev.nnmaven.benchmarks.shared.Measurement;
import dev.nnmaven.benchmarks.shared.Results;
import dev.nnmaven.benchmarks.shared.Results.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Everything that was measured, each round of it, for programs. */
public final class JsonReport {
    private final Schedule schedule;
    private final Contenders contenders;
    private final Results results;

    public JsonReport(Schedule schedule, Contenders contenders, Results results) {
        this.schedule = schedule;
        this.contenders = contenders;
        this.results = results;
    }

    public String write(List<String> machine) {
        List<String> cells = new ArrayList<>();
        for (Case of : schedule.cases()) {
            for (Work work : schedule.works(of)) {
                for (Contender contender : contenders.present()) {
                    cells.add(cell(of, work, contender));
                }
            }
        }
        return "{\n  \"machine\": " + strings(machine) + ",\n  \"absent\": " + absent() + ",\n  \"results\": [\n    "
                + String.join(",\n    ", cells) + "\n  ],\n  \"processes\": {\n    " + processes() + "\n  }\n}\n";
    }

    private String cell(Case of, Work work, Contender contender) {
        Cell cell = new Cell(of, work, contender.id());
        String start = "{\"case\": %s, \"work\": %s, \"contender\": %s, \"title\": %s, "
                .formatted(string(of.id()), string(work.id()), string(contender.id()), string(contender.title()));
        if (results.rounds(cell).isEmpty()) {
            return start + "\"reason\": " + string(results.reason(cell).orElse("not measured")) + "}";
        }
        List<Double> rounds =
                results.rounds(cell).stream().map(Measurement::nanoseconds).toList();
        double garbage = results.garbage(cell).orElse(Double.NaN);
        return start + "\"nanoseconds\": " + results.nanoseconds(cell).orElseThrow() + ", \"rounds\": " + rounds
                + (Double.isNaN(garbage) ? "" : ", \"garbage\": " + garbage) + "}";
    }

    private String absent() {
        return contenders.absent().entrySet().stream()
                .map(entry -> string(entry.getKey()) + ": " + string(entry.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private String processes() {
        List<String> members = new ArrayList<>();
        for (Map.Entry<String, Map<String, List<Double>>> what :
                results.others().entrySet()) {
            members.add(what.getValue().entrySet().stream()
                    .map(values -> string(values.getKey()) + ": " + values.getValue())
                    .collect(Collectors.joining(", ", string(what.getKey()) + ": {", "}")));
        }
        return String.join(",\n    ", members);
    }

    private static String strings(List<String> values) {
        return values.stream().map(JsonReport::string).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String string(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append("\\u%04x".formatted((int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
