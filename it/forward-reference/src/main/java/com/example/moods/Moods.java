package com.example.moods;

import dev.nnmaven.annotations.Layer;
import dev.nnmaven.annotations.NeuralNetwork;
import dev.nnmaven.runtime.Network;

/** Holds declarations of its own, one of them with a name chosen for its class. */
public record Moods(EncoderNetwork encoder, MoodNetwork mood) {

    /** What words feel like: implemented by one class, which the build generates. */
    @NeuralNetwork(
            inputs = Features.WORDS / 2,
            learningRate = Features.RATE,
            className = "MoodNetwork",
            layers = {@Layer(size = 5), @Layer(size = 2)})
    public sealed interface Mood extends Network permits MoodNetwork {}

    public static Moods create() {
        return new Moods(Encoder.create(), Features.moods());
    }

    public float[] of(float[] words) {
        return encoder.mood(words, mood);
    }
}
