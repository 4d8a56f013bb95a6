package com.example.voting;

import java.io.IOException;
import java.nio.file.Path;

/** Learns from examples what a majority of three votes is. */
public final class Majority {

    private final MajorityNetwork network = new MajorityNetwork();

    /** Shows all eight votes to the network, so many times. */
    public void learn(int epochs) {
        for (int epoch = 0; epoch < epochs; epoch++) {
            for (int votes = 0; votes < 8; votes++) {
                network.train(inputs(votes), new double[] {Integer.bitCount(votes) >= 2 ? 0.99 : 0.01});
            }
        }
    }

    /** @param votes one bit for each voter */
    public boolean decide(int votes) {
        return network.query(inputs(votes))[0] > 0.5;
    }

    public void save(Path file) throws IOException {
        network.save(file);
    }

    public void load(Path file) throws IOException {
        network.load(file);
    }

    private static double[] inputs(int votes) {
        return new double[] {votes & 1, votes >> 1 & 1, votes >> 2 & 1};
    }
}
