package com.example.voting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.nnmaven.runtime.DoubleNetwork;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MajorityTest {

    @Test
    void decidesAsTheMajorityDoes() {
        Majority majority = new Majority();
        majority.learn(2_000);

        assertDecides(majority);
    }

    @Test
    void remembersWhatItLearned(@TempDir Path folder) throws IOException {
        Majority teacher = new Majority();
        teacher.learn(2_000);
        teacher.save(folder.resolve("majority.safetensors"));

        Majority pupil = new Majority();
        pupil.load(folder.resolve("majority.safetensors"));

        assertDecides(pupil);
    }

    @Test
    void isAsWideAsDeclared() {
        DoubleNetwork network = assertInstanceOf(DoubleNetwork.class, new MajorityNetwork());

        assertEquals(3, network.inputSize());
        assertEquals(1, network.outputSize());
    }

    private static void assertDecides(Majority majority) {
        for (int votes = 0; votes < 8; votes++) {
            assertEquals(
                    Integer.bitCount(votes) >= 2, majority.decide(votes), "votes " + Integer.toBinaryString(votes));
        }
    }
}
