package com.example.xor;

/** Teaches a network the four lines of the truth table. */
public final class XorTraining {

    static final float[][] INPUTS = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
    static final float[][] TARGETS = {{0}, {1}, {1}, {0}};

    private XorTraining() {}

    /** A network that has seen the table so many times. */
    public static Xor train(int epochs) {
        Xor network = new XorNetwork();
        for (int epoch = 0; epoch < epochs; epoch++) {
            network.trainEach(INPUTS, TARGETS);
        }
        return network;
    }

    public static void main(String[] args) {
        float[][] answers = answers(train(20_000));
        for (int i = 0; i < INPUTS.length; i++) {
            System.out.printf("%.0f xor %.0f = %.3f%n", INPUTS[i][0], INPUTS[i][1], answers[i][0]);
        }
    }

    /** What a network answers to all lines of the table, asked for in one batch. */
    static float[][] answers(Xor network) {
        float[][] answers = new float[INPUTS.length][network.outputSize()];
        network.query(INPUTS, answers);
        return answers;
    }
}
