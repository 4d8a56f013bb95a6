package com.example.moods;

import static com.example.moods.Features.WORDS;

import dev.nnmaven.annotations.Layer;
import dev.nnmaven.annotations.NeuralNetwork;
import dev.nnmaven.runtime.Network;

/** Turns words into a short code. The class it creates, and the one it works with, are both generated. */
@NeuralNetwork(inputs = WORDS, layers = @Layer(name = Features.PREFIX + "code", size = WORDS / 2))
public interface Encoder extends Network {

    static EncoderNetwork create() {
        return new EncoderNetwork();
    }

    /** Code and mood in one step. */
    default float[] mood(float[] words, MoodNetwork mood) {
        return mood.query(query(words));
    }
}
