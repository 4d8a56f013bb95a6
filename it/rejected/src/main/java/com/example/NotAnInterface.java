package com.example;

import dev.nnmaven.annotations.*;

@NeuralNetwork(inputs = 2, learningRate = 0.0, layers = {
    @Layer(name = "same", size = 2),
    @Layer(name = "same", size = 1)})
public class NotAnInterface {}
