package com.example.gate;

import dev.nnmaven.annotations.Layer;
import dev.nnmaven.annotations.NeuralNetwork;
import dev.nnmaven.runtime.Network;

/** Tells whether a gate with two inputs is open; the generated class is public all the same. */
@NeuralNetwork(
        inputs = 2,
        layers = {@Layer(size = 3), @Layer(size = 1)})
interface Gate extends Network {}
