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
            for (int i = 0; i < INPUTS.length; i++) {
                network.train(INPUTS[i], TARGETS[i]);
            }
        }
        return network;
    }

    public static void main(String[] args) {
        Xor network = train(20_000);
        for (float[] inputs : INPUTS) {
            System.out.printf("%.0f xor %.0f = %.3f%n", inputs[0], inputs[1], network.query(inputs)[0]);
        }
    }
}
