package com.example;

import dev.nnmaven.annotations.*;

/** Nothing wrong with it, and still not generated while the others are wrong. */
@NeuralNetwork(inputs = 2, layers = @Layer(size = 1))
public interface Fine {}
