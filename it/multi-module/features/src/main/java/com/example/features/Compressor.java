package com.example.features;

import dev.nnmaven.annotations.Layer;
import dev.nnmaven.annotations.NeuralNetwork;
import dev.nnmaven.runtime.Network;

/** Makes a short code of the raw features. */
@NeuralNetwork(inputs = FeatureSizes.RAW, layers = @Layer(name = "code", size = FeatureSizes.CODE))
public interface Compressor extends Network {}
