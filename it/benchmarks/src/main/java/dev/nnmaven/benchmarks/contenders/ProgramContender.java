package dev.nnmaven.benchmarks.contenders;

import dev.nnmaven.benchmarks.peer.Work;
import dev.nnmaven.benchmarks.shared.Measurement;
import dev.nnmaven.benchmarks.shared.Processes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One of the C programs.
 *
 * @param prefix of its command, such as a program that sets a variable
 */
record ProgramContender(String id, String title, List<String> prefix, Path program, Processes processes)
        implements Contender {

    @Override
    public Kind kind() {
        return Kind.C;
    }

    /** It ends with another status if it is wrong. */
    @Override
    public Map<String, String> check(Path exercise) throws IOException, InterruptedException {
        Map<String, String> result = new TreeMap<>();
        result.put("cannot." + Work.BATCH2.id(), "one thread each");
        run(exercise, "check", exercise.toString()).lines().forEach(line -> {
            String[] stateAndDifference = line.split(" ");
            result.put("apart." + stateAndDifference[0], stateAndDifference[1]);
        });
        return result;
    }

    @Override
    public Measurement measure(Path exercise, Work work, Effort effort) throws IOException, InterruptedException {
        String printed = run(exercise, work.id(), String.valueOf(effort.measure()), exercise.toString());
        return new Measurement(Double.parseDouble(printed.strip()), Double.NaN);
    }

    @Override
    public List<String> firstAnswer(Path exercise) {
        return command(exercise, "answer", exercise.toString());
    }

    @Override
    public List<Path> needed() {
        return List.of(program);
    }

    private String run(Path exercise, String... arguments) throws IOException, InterruptedException {
        return processes.run(id, command(exercise, arguments));
    }

    private List<String> command(Path exercise, String... arguments) {
        String name = exercise.getFileName().toString();
        String sizes = name.replaceFirst("-[a-z]+$", "");
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(program.toString(), sizes));
        command.addAll(List.of(arguments));
        return command;
    }
}
