package com.example.penguins;

import dev.nnmaven.runtime.data.Samples;

/** Least squares, the yardstick: {@code y = b + Σ w·x}. */
final class LinearRegression {
    /** So little that it changes no digit shown, but one of three species follows from the other two. */
    private static final double RIDGE = 1e-6;

    private final double[] weights;

    private LinearRegression(double[] weights) {
        this.weights = weights;
    }

    /** Solves the normal equations {@code (XᵀX + ridge) w = Xᵀy}, with a last x of 1 for b. */
    static LinearRegression fit(Samples samples) {
        int size = samples.inputSize() + 1;
        double[][] equations = new double[size][size + 1];
        for (int n = 0; n < samples.size(); n++) {
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    equations[i][j] += x(samples.input(n), i) * x(samples.input(n), j);
                }
                equations[i][size] += x(samples.input(n), i) * samples.target(n)[0];
            }
        }
        for (int i = 0; i < size; i++) {
            equations[i][i] += RIDGE;
        }
        return new LinearRegression(solve(equations));
    }

    double predict(float[] features) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * x(features, i);
        }
        return sum;
    }

    private static double x(float[] features, int i) {
        return i < features.length ? features[i] : 1;
    }

    /** Gauss–Jordan elimination; the matrix is symmetric and positive definite, so no pivot is 0. */
    private static double[] solve(double[][] equations) {
        int size = equations.length;
        for (int pivot = 0; pivot < size; pivot++) {
            for (int row = 0; row < size; row++) {
                double factor = equations[row][pivot] / equations[pivot][pivot];
                for (int column = pivot; row != pivot && column <= size; column++) {
                    equations[row][column] -= factor * equations[pivot][column];
                }
            }
        }
        double[] solution = new double[size];
        for (int i = 0; i < size; i++) {
            solution[i] = equations[i][size] / equations[i][i];
        }
        return solution;
    }
}
