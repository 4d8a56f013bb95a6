package dev.nnmaven.plugin.codegen.emit.text;

import dev.nnmaven.plugin.codegen.plan.LayerPlan;

/** The names of arrays and their sizes in a generated class: those of the mathematics, numbered by layer. */
public final class ArrayNames {

    private ArrayNames() {}

    /** {@code N0} inputs, {@code N1} neurons in the first layer. */
    public static String size(int number) {
        return "N" + number;
    }

    public static String weights(LayerPlan layer) {
        return "w" + layer.number();
    }

    /** What steps are added to: the weights, or {@code gw1} if an optimizer comes in between. */
    public static String changed(LayerPlan layer) {
        return layer.gradients() ? "g" + weights(layer) : weights(layer);
    }

    /** As {@link #changed}, for the biases: {@code b1} or {@code gb1}. */
    public static String changedBiases(LayerPlan layer) {
        return layer.gradients() ? "g" + biases(layer) : biases(layer);
    }

    public static String biases(LayerPlan layer) {
        return "b" + layer.number();
    }

    public static String activations(int number) {
        return "a" + number;
    }

    public static String errors(int number) {
        return "e" + number;
    }

    public static String deltas(int number) {
        return "d" + number;
    }

    /** The steps of a layer's biases, and per unit of input of its weights: {@code g1}. */
    public static String steps(int number) {
        return "g" + number;
    }

    /** What a layer hands to the next in training: its activations, or with dropout {@code o1}, some of them. */
    public static String passed(LayerPlan layer) {
        return (layer.hasDropout() ? "o" : "a") + layer.number();
    }

    /** What dropout multiplies a layer's activations by. */
    public static String factors(int number) {
        return "m" + number;
    }

    /** Activations for the sample before. */
    public static String previous(int number) {
        return "p" + number;
    }

    /** Weighted sums of a layer that keeps them: {@code z1}. */
    public static String sums(int number) {
        return "z" + number;
    }

    /** What a layer's forward pass writes its sums into: an array of their own if it keeps them. */
    public static String sums(LayerPlan layer, String z, String a) {
        return layer.keepsSums() ? z : a;
    }

    /** The arrays that a layer's forward pass writes, as arguments: {@code a1}, or {@code z1, a1}. */
    public static String results(LayerPlan layer, String z, String a) {
        return layer.keepsSums() ? z + ", " + a : a;
    }

    /** What the weights of each neuron add up to: {@code total2}. */
    public static String totals(int number) {
        return "total" + number;
    }

    /** The sums of a layer over the second half of its inputs, for a batch: {@code rest1}. */
    public static String rest(int number) {
        return "rest" + number;
    }

    /** A layer's weights as a row per neuron, for a batch. */
    public static String transposed(int number) {
        return "t" + number;
    }

    /** How far from 0 a layer's weights may be. */
    public static String bound(int number) {
        return "bound" + number;
    }

    /** The name of a layer's matrix in weights files. */
    public static String weightTensor(LayerPlan layer) {
        return layer.spec().name() + ".weight";
    }

    public static String biasTensor(LayerPlan layer) {
        return layer.spec().name() + ".bias";
    }
}
