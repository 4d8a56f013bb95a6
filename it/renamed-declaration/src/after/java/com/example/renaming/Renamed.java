package com.example.renaming;

import dev.nnmaven.annotations.Layer;
import dev.nnmaven.annotations.NeuralNetwork;
import dev.nnmaven.runtime.Network;

/** The declaration after it is renamed. */
@NeuralNetwork(inputs = 4, layers = @Layer(size = 2))
public interface Renamed extends Network {}
