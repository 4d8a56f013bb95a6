package dev.nnmaven.benchmarks.contenders;

import dev.nnmaven.benchmarks.ours.GeneratedDoublePeer;
import dev.nnmaven.benchmarks.peer.Check;
import dev.nnmaven.benchmarks.peer.FirstAnswer;
import dev.nnmaven.benchmarks.peer.Measure;
import dev.nnmaven.benchmarks.peer.Work;
import dev.nnmaven.benchmarks.shared.Case;
import dev.nnmaven.benchmarks.shared.Measurement;
import dev.nnmaven.benchmarks.shared.Processes;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A peer in a Java process of its own, with nothing on its class path but itself, its libraries and what measures it.
 *
 * @param java the launcher
 * @param options of the JVM
 * @param peer name of the class
 * @param needed jars and folders at run time, its own classes included
 * @param harness class path of what measures
 * @param processes runs it
 */
public record JavaContender(
        String id,
        String title,
        Kind kind,
        Path java,
        List<String> options,
        String peer,
        List<Path> needed,
        List<Path> harness,
        Processes processes)
        implements Contender {

    @Override
    public Map<String, String> check(Path exercise) throws IOException, InterruptedException {
        return run(Check.class, exercise, List.of());
    }

    @Override
    public Measurement measure(Path exercise, Work work, Effort effort) throws IOException, InterruptedException {
        List<String> arguments =
                List.of(work.id(), String.valueOf(effort.patience()), String.valueOf(effort.measure()));
        Map<String, String> result = run(Measure.class, exercise, arguments);
        return new Measurement(
                Double.parseDouble(result.get("nanoseconds")), Double.parseDouble(result.get("garbage")));
    }

    @Override
    public List<String> firstAnswer(Path exercise) {
        return command(FirstAnswer.class, peer, exercise.toString());
    }

    private Map<String, String> run(Class<?> main, Path exercise, List<String> arguments)
            throws IOException, InterruptedException {
        Path file = Files.createTempFile("result", ".properties");
        try {
            List<String> all = new ArrayList<>(List.of(peer(exercise), exercise.toString()));
            all.addAll(arguments);
            all.add(file.toString());
            processes.run(id, command(main, all.toArray(String[]::new)));
            Properties properties = new Properties();
            try (var in = Files.newBufferedReader(file)) {
                properties.load(in);
            }
            Map<String, String> result = new TreeMap<>();
            properties.stringPropertyNames().forEach(name -> result.put(name, properties.getProperty(name)));
            return result;
        } finally {
            Files.delete(file);
        }
    }

    private String peer(Path exercise) {
        boolean ourDoubles = kind == Kind.OURS && exercise.endsWith(Case.DOUBLE.id());
        return ourDoubles ? GeneratedDoublePeer.class.getName() : peer;
    }

    public List<String> command(Class<?> main, String... arguments) {
        List<Path> classPath = new ArrayList<>(needed);
        classPath.addAll(harness);
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(options);
        command.add("-classpath");
        command.add(classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        return command;
    }
}
