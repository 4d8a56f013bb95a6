package com.example.classifier;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.example.features.CompressorNetwork;
import org.junit.jupiter.api.Test;

class ClassifierTest {

    @Test
    void usesTheNetworkOfTheOtherModule() {
        ClassifierNetwork classifier = new ClassifierNetwork();

        assertEquals(6, classifier.inputSize());
        assertEquals(3, classifier.classify(new CompressorNetwork(), new float[12]).length);
    }
}
