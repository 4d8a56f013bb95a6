/*
 * The loops of a textbook: a dot product per neuron, one sample after the other.
 *
 *   cc -O3 -march=native textbook.c -o textbook -lm
 */
#include "network.h"

static float *w[MAX_LAYERS];
static float *b[MAX_LAYERS];
/* a[l] are the inputs of layer l, a[layers] the answer; d[l] the slopes of the loss by the sums of layer l. */
static float *a[MAX_LAYERS + 1];
static float *d[MAX_LAYERS];
static float *gw[MAX_LAYERS];
static float *gb[MAX_LAYERS];

static void load(void) {
    for (int l = 0; l < layers; l++) {
        size_t weights = (size_t) in[l] * out[l];
        if (w[l] == NULL) {
            w[l] = floats(weights);
            b[l] = floats(out[l]);
            d[l] = floats(out[l]);
            a[l + 1] = floats(out[l]);
            gw[l] = floats(weights);
            gb[l] = floats(out[l]);
        }
        memcpy(w[l], file_weights[l], weights * sizeof(float));
        memcpy(b[l], file_biases[l], out[l] * sizeof(float));
    }
}

static void forward(int sample) {
    a[0] = (float *) input(sample);
    for (int l = 0; l < layers; l++) {
        for (int j = 0; j < out[l]; j++) {
            float sum = b[l][j];
            for (int i = 0; i < in[l]; i++) {
                sum += w[l][j * in[l] + i] * a[l][i];
            }
            a[l + 1][j] = 1 / (1 + expf(-sum));
        }
    }
}

static void backward(const float *wanted) {
    int last = layers - 1;
    for (int k = 0; k < out[last]; k++) {
        float o = a[layers][k];
        d[last][k] = (wanted[k] - o) * o * (1 - o);
    }
    for (int l = last; l > 0; l--) {
        for (int j = 0; j < in[l]; j++) {
            float sum = 0;
            for (int k = 0; k < out[l]; k++) {
                sum += w[l][k * in[l] + j] * d[l][k];
            }
            d[l - 1][j] = sum * a[l][j] * (1 - a[l][j]);
        }
    }
}

static void add(float rate, float **weights, float **biases) {
    for (int l = 0; l < layers; l++) {
        for (int j = 0; j < out[l]; j++) {
            float delta = rate * d[l][j];
            for (int i = 0; i < in[l]; i++) {
                weights[l][j * in[l] + i] += delta * a[l][i];
            }
            biases[l][j] += delta;
        }
    }
}

static void train_each(int from, int to) {
    for (int n = from; n < to; n++) {
        forward(n);
        backward(target(n));
        add(LEARNING_RATE, w, b);
    }
}

static void train_batch(int from, int to) {
    for (int l = 0; l < layers; l++) {
        memset(gw[l], 0, (size_t) in[l] * out[l] * sizeof(float));
        memset(gb[l], 0, out[l] * sizeof(float));
    }
    for (int n = from; n < to; n++) {
        forward(n);
        backward(target(n));
        add(LEARNING_RATE / (to - from), gw, gb);
    }
    for (int l = 0; l < layers; l++) {
        for (int n = 0; n < in[l] * out[l]; n++) {
            w[l][n] += gw[l][n];
        }
        for (int j = 0; j < out[l]; j++) {
            b[l][j] += gb[l][j];
        }
    }
}

static void query(int sample, float *answer) {
    forward(sample);
    memcpy(answer, a[layers], out[layers - 1] * sizeof(float));
}

static void query_batch(int from, int to, float *answers) {
    for (int n = from; n < to; n++) {
        query(n, answers + (n - from) * out[layers - 1]);
    }
}

int main(int argc, char **argv) {
    return run(argc, argv);
}
