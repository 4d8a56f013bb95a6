package com.example.classifier;

import com.example.features.CompressorNetwork;
import com.example.features.FeatureSizes;
import dev.nnmaven.annotations.Layer;
import dev.nnmaven.annotations.NeuralNetwork;
import dev.nnmaven.runtime.Network;

/** Sorts codes into three classes. */
@NeuralNetwork(
        inputs = FeatureSizes.CODE,
        layers = {@Layer(name = "hidden", size = 2 * FeatureSizes.CODE), @Layer(name = "classes", size = 3)})
public interface Classifier extends Network {

    /** The classes of raw features, by way of the network of the other module. */
    default float[] classify(CompressorNetwork compressor, float[] raw) {
        return query(compressor.query(raw));
    }
}
