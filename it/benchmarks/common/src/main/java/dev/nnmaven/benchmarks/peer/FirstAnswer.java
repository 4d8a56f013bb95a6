package dev.nnmaven.benchmarks.peer;

import java.nio.file.Path;

/**
 * Loads weights and gives one answer: the whole process is measured from outside.
 *
 * <p>Arguments: the class of the peer, the folder of the exercise.
 */
public final class FirstAnswer {
    private FirstAnswer() {}

    public static void main(String[] args) throws Exception {
        Exercise exercise = Exercise.readNetwork(Path.of(args[1]));
        float[] answer = new float[exercise.outputSize()];
        Peer peer = Check.open(Class.forName(args[0]), exercise);
        peer.query(0, answer);
        System.out.println(answer[0]);
        System.exit(0);
    }
}
