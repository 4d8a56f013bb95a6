package com.example.shaded;

import com.example.shaded.Iris.Flower;
import java.io.IOException;
import java.io.InputStream;

/** Asks a network whose weights are in the jar. */
public final class Main {
    private Main() {}

    /** @param args none */
    public static void main(String[] args) throws IOException {
        try (InputStream weights = Iris.class.getResourceAsStream("iris.safetensors")) {
            Iris network = new IrisNetwork(weights);
            System.out.println("species: " + network.classify(new Flower(6.3f, 2.8f, 5.1f, 1.6f)));
        }
    }
}
