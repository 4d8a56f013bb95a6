package com.example;

import dev.nnmaven.annotations.*;

@NeuralNetwork(inputs = 784, layers = {
    @Layer(name = "hidden", size = 200),
    @Layer(name = "output", size = -10)})
public interface Digits {}
