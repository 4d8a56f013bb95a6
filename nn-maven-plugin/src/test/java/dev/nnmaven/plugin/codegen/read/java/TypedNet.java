package dev.nnmaven.plugin.codegen.read.java;

import dev.nnmaven.plugin.codegen.read.Project;

/** A typed interface in {@code a/Net.java}: its annotation stands in line 4, and it starts in line 5. */
final class TypedNet {

    private TypedNet() {}

    static void declare(Project project, String annotation, String declaration) {
        project.java("a/Net.java", """
                package a;
                import dev.nnmaven.annotations.*;
                import dev.nnmaven.runtime.*;
                """ + annotation + "\n" + declaration);
    }

    static void classifier(Project project, String declaration) {
        declare(project, "@NeuralNetwork(layers = @Layer)", declaration);
    }

    static void regressor(Project project, String declaration) {
        declare(project, "@NeuralNetwork(layers = @Layer(activation = Activation.IDENTITY))", declaration);
    }
}
