package com.example.moods;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MoodsTest {

    @Test
    void hasTheSizesOfTheConstants() {
        Moods moods = Moods.create();

        assertEquals(48, moods.encoder().inputSize());
        assertEquals(24, moods.encoder().outputSize());
        assertEquals(24, moods.mood().inputSize());
        assertEquals(2, moods.mood().outputSize());
    }

    @Test
    void worksTogetherThroughTheInterfaces() {
        Moods moods = Moods.create();
        float[] words = new float[48];
        words[7] = 1;

        float[] code = moods.encoder().query(words);
        Moods.Mood mood = moods.mood();

        assertArrayEquals(mood.query(code), moods.of(words));
    }
}
