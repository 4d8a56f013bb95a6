package dev.nnmaven.plugin.codegen.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.annotations.Activation;
import dev.nnmaven.annotations.ErrorRule;
import dev.nnmaven.annotations.Loss;
import dev.nnmaven.annotations.Precision;
import dev.nnmaven.plugin.codegen.spec.LayerSpec;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import dev.nnmaven.plugin.codegen.spec.Specs;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidDeclarationsTest {

    @TempDir
    Path folder;

    @Test
    void readsTheContractsExampleAlikeFromBothFrontEnds() {
        Project annotated = new Project(folder.resolve("a")).java("com/example/digits/Digits.java", """
                        package com.example.digits;

                        import dev.nnmaven.annotations.*;
                        import dev.nnmaven.runtime.Network;

                        @NeuralNetwork(inputs = 784, learningRate = 0.1, layers = {
                            @Layer(name = "hidden", size = 200),
                            @Layer(name = "output", size = 10)})
                        public interface Digits extends Network {}
                        """);
        Project json = new Project(folder.resolve("b")).json("digits.json", """
                        {
                          "class": "com.example.digits.DigitsNetwork",
                          "inputs": 784,
                          "learningRate": 0.1,
                          "layers": [ { "name": "hidden", "size": 200 }, { "name": "output", "size": 10 } ]
                        }
                        """);

        assertThat(annotated.specs()).containsExactly(digits("com.example.digits.Digits", Optional.of("Digits")));
        assertThat(json.specs()).containsExactly(digits("digits.json", Optional.empty()));
    }

    private static NetworkSpec digits(String declaration, Optional<String> interfaceName) {
        return Specs.plain(
                declaration,
                "com.example.digits",
                "DigitsNetwork",
                interfaceName,
                Set.of(),
                false,
                784,
                0.1,
                42,
                Precision.FLOAT,
                Loss.SQUARED_ERROR,
                ErrorRule.WEIGHTED_ERROR,
                List.of(
                        new LayerSpec("hidden", 200, Activation.SIGMOID, true),
                        new LayerSpec("output", 10, Activation.SIGMOID, true)));
    }

    @Test
    void readsEveryValueThatCanBeGiven() {
        Project annotated = new Project(folder.resolve("a")).java("Xor.java", """
                        @dev.nnmaven.annotations.NeuralNetwork(
                            inputs = 2,
                            layers = @dev.nnmaven.annotations.Layer(
                                size = 1, activation = dev.nnmaven.annotations.Activation.SIGMOID, bias = false),
                            learningRate = 1,
                            seed = -7,
                            precision = dev.nnmaven.annotations.Precision.DOUBLE,
                            loss = dev.nnmaven.annotations.Loss.SQUARED_ERROR,
                            errorRule = dev.nnmaven.annotations.ErrorRule.GRADIENT,
                            className = "Tiny")
                        interface Xor extends dev.nnmaven.runtime.DoubleNetwork {}
                        """);
        Project json = new Project(folder.resolve("b")).json("deep/er/xor.json", """
                        {
                          "$schema": "https://example.org/nn-spec.schema.json",
                          "class": "Tiny",
                          "inputs": 2,
                          "layers": [{"size": 1, "activation": "sigmoid", "bias": false}],
                          "learningRate": 1,
                          "seed": -7,
                          "precision": "double",
                          "loss": "squared_error",
                          "errorRule": "gradient"
                        }
                        """);

        assertThat(annotated.specs()).containsExactly(tiny("Xor", Optional.of("Xor")));
        assertThat(json.specs()).containsExactly(tiny("deep/er/xor.json", Optional.empty()));
    }

    private static NetworkSpec tiny(String declaration, Optional<String> interfaceName) {
        return Specs.plain(
                declaration,
                "",
                "Tiny",
                interfaceName,
                Set.of(),
                false,
                2,
                1.0,
                -7,
                Precision.DOUBLE,
                Loss.SQUARED_ERROR,
                ErrorRule.GRADIENT,
                List.of(new LayerSpec("layer1", 1, Activation.SIGMOID, false)));
    }
}
