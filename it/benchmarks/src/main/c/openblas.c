/*
 * The same network on OpenBLAS: matrix-vector products and rank-one updates for single samples, matrix products for
 * batches.
 *
 *   cc -O3 -march=native -ffast-math -mprefer-vector-width=512 openblas.c -o openblas -lopenblas -lm
 */
#include "network.h"
#include <cblas.h>

/* One row of weights per neuron, as in the file. */
static float *w[MAX_LAYERS];
static float *b[MAX_LAYERS];
/* A row per sample: a[l] are the inputs of layer l, d[l] the slopes of the loss by its sums. */
static float *a[MAX_LAYERS + 1];
static float *d[MAX_LAYERS];

static void load(void) {
    openblas_set_num_threads(1);
    for (int l = 0; l < layers; l++) {
        size_t weights = (size_t) in[l] * out[l];
        if (w[l] == NULL) {
            w[l] = floats(weights);
            b[l] = floats(out[l]);
            d[l] = floats((size_t) BATCH * out[l]);
            a[l + 1] = floats((size_t) QUERIES * out[l]);
        }
        memcpy(w[l], file_weights[l], weights * sizeof(float));
        memcpy(b[l], file_biases[l], out[l] * sizeof(float));
    }
}

static void forward(int from, int count) {
    a[0] = (float *) input(from);
    for (int l = 0; l < layers; l++) {
        for (int n = 0; n < count; n++) {
            memcpy(a[l + 1] + (size_t) n * out[l], b[l], out[l] * sizeof(float));
        }
        if (count == 1) {
            cblas_sgemv(CblasRowMajor, CblasNoTrans, out[l], in[l], 1, w[l], in[l], a[l], 1, 1, a[l + 1], 1);
        } else {
            cblas_sgemm(
                    CblasRowMajor, CblasNoTrans, CblasTrans, count, out[l], in[l], 1, a[l], in[l], w[l], in[l], 1,
                    a[l + 1], out[l]);
        }
        float *restrict o = a[l + 1];
        for (int n = 0; n < count * out[l]; n++) {
            o[n] = 1 / (1 + expf(-o[n]));
        }
    }
}

static void train(int from, int count) {
    float rate = LEARNING_RATE / count;
    int last = layers - 1;
    forward(from, count);
    const float *restrict wanted = target(from);
    for (int n = 0; n < count * out[last]; n++) {
        float o = a[layers][n];
        d[last][n] = (wanted[n] - o) * o * (1 - o);
    }
    for (int l = last; l > 0; l--) {
        if (count == 1) {
            cblas_sgemv(CblasRowMajor, CblasTrans, out[l], in[l], 1, w[l], in[l], d[l], 1, 0, d[l - 1], 1);
        } else {
            cblas_sgemm(
                    CblasRowMajor, CblasNoTrans, CblasNoTrans, count, in[l], out[l], 1, d[l], out[l], w[l], in[l], 0,
                    d[l - 1], in[l]);
        }
        float *restrict below = d[l - 1];
        const float *restrict activation = a[l];
        for (int n = 0; n < count * in[l]; n++) {
            below[n] *= activation[n] * (1 - activation[n]);
        }
    }
    for (int l = 0; l < layers; l++) {
        if (count == 1) {
            cblas_sger(CblasRowMajor, out[l], in[l], rate, d[l], 1, a[l], 1, w[l], in[l]);
        } else {
            cblas_sgemm(
                    CblasRowMajor, CblasTrans, CblasNoTrans, out[l], in[l], count, rate, d[l], out[l], a[l], in[l], 1,
                    w[l], in[l]);
        }
        for (int n = 0; n < count; n++) {
            for (int j = 0; j < out[l]; j++) {
                b[l][j] += rate * d[l][(size_t) n * out[l] + j];
            }
        }
    }
}

static void train_each(int from, int to) {
    for (int n = from; n < to; n++) {
        train(n, 1);
    }
}

static void train_batch(int from, int to) {
    train(from, to - from);
}

static void query(int sample, float *answer) {
    forward(sample, 1);
    memcpy(answer, a[layers], out[layers - 1] * sizeof(float));
}

static void query_batch(int from, int to, float *answers) {
    forward(from, to - from);
    memcpy(answers, a[layers], (size_t) (to - from) * out[layers - 1] * sizeof(float));
}

int main(int argc, char **argv) {
    return run(argc, argv);
}
