/*
 * Loops fused by hand: one pass over the weights updates them for one sample and uses them for the next, four rows at a
 * time. What a C programmer gets who lets the compiler reorder sums.
 *
 *   cc -O3 -march=native -ffast-math -mprefer-vector-width=512 fused.c -o fused -lm
 */
#include "network.h"

/* Layers at least this wide keep a row of weights per input, so that the loop over a row is long. */
#define WIDE 32
#define ROWS 4

/* Row i of a wide layer leaves input i; row j of a narrow one enters neuron j. */
static float *w[MAX_LAYERS];
static float *b[MAX_LAYERS];
/* a[l] are the inputs of layer l, a[layers] the answer; d[l] are rate * slopes of the loss by the sums of layer l. */
static float *a[MAX_LAYERS + 1];
static float *next[MAX_LAYERS + 1];
static float *d[MAX_LAYERS];
static float *batch_a[MAX_LAYERS + 1];
static float *batch_d[MAX_LAYERS];

static int wide(int l) {
    return out[l] >= WIDE;
}

static void load(void) {
    for (int l = 0; l < layers; l++) {
        if (w[l] == NULL) {
            w[l] = floats((size_t) in[l] * out[l]);
            b[l] = floats(out[l]);
            d[l] = floats(out[l]);
            a[l + 1] = floats(out[l]);
            next[l + 1] = floats(out[l]);
            batch_a[l + 1] = floats((size_t) BATCH * out[l]);
            batch_d[l] = floats((size_t) BATCH * out[l]);
        }
        for (int j = 0; j < out[l]; j++) {
            b[l][j] = file_biases[l][j];
            for (int i = 0; i < in[l]; i++) {
                float weight = file_weights[l][(size_t) j * in[l] + i];
                w[l][wide(l) ? (size_t) i * out[l] + j : (size_t) j * in[l] + i] = weight;
            }
        }
    }
}

static void sigmoid(float *restrict values, int count) {
    for (int j = 0; j < count; j++) {
        values[j] = 1 / (1 + expf(-values[j]));
    }
}

static void forward_wide(int l, const float *restrict x, float *restrict o) {
    int width = out[l];
    int i = 0;
    memcpy(o, b[l], width * sizeof(float));
    for (; i + ROWS <= in[l]; i += ROWS) {
        const float *restrict w0 = w[l] + (size_t) i * width;
        const float *restrict w1 = w0 + width;
        const float *restrict w2 = w1 + width;
        const float *restrict w3 = w2 + width;
        float x0 = x[i];
        float x1 = x[i + 1];
        float x2 = x[i + 2];
        float x3 = x[i + 3];
        for (int j = 0; j < width; j++) {
            o[j] += x0 * w0[j] + x1 * w1[j] + x2 * w2[j] + x3 * w3[j];
        }
    }
    for (; i < in[l]; i++) {
        const float *restrict row = w[l] + (size_t) i * width;
        for (int j = 0; j < width; j++) {
            o[j] += x[i] * row[j];
        }
    }
}

static void forward_narrow(int l, const float *restrict x, float *restrict o) {
    for (int j = 0; j < out[l]; j++) {
        const float *restrict row = w[l] + (size_t) j * in[l];
        float sum = b[l][j];
        for (int i = 0; i < in[l]; i++) {
            sum += row[i] * x[i];
        }
        o[j] = sum;
    }
}

static void forward(int l, const float *x, float *o) {
    if (wide(l)) {
        forward_wide(l, x, o);
    } else {
        forward_narrow(l, x, o);
    }
    sigmoid(o, out[l]);
}

/* Updates for the inputs x and uses the new weights for the inputs y. */
static void update_forward_wide(
        int l, const float *restrict x, const float *restrict delta, const float *restrict y, float *restrict o) {
    int width = out[l];
    int i = 0;
    memcpy(o, b[l], width * sizeof(float));
    for (; i + ROWS <= in[l]; i += ROWS) {
        float *restrict w0 = w[l] + (size_t) i * width;
        float *restrict w1 = w0 + width;
        float *restrict w2 = w1 + width;
        float *restrict w3 = w2 + width;
        float x0 = x[i];
        float x1 = x[i + 1];
        float x2 = x[i + 2];
        float x3 = x[i + 3];
        float y0 = y[i];
        float y1 = y[i + 1];
        float y2 = y[i + 2];
        float y3 = y[i + 3];
        for (int j = 0; j < width; j++) {
            float v0 = w0[j] + x0 * delta[j];
            float v1 = w1[j] + x1 * delta[j];
            float v2 = w2[j] + x2 * delta[j];
            float v3 = w3[j] + x3 * delta[j];
            w0[j] = v0;
            w1[j] = v1;
            w2[j] = v2;
            w3[j] = v3;
            o[j] += y0 * v0 + y1 * v1 + y2 * v2 + y3 * v3;
        }
    }
    for (; i < in[l]; i++) {
        float *restrict row = w[l] + (size_t) i * width;
        for (int j = 0; j < width; j++) {
            row[j] += x[i] * delta[j];
            o[j] += y[i] * row[j];
        }
    }
}

static void update_forward_narrow(
        int l, const float *restrict x, const float *restrict delta, const float *restrict y, float *restrict o) {
    for (int j = 0; j < out[l]; j++) {
        float *restrict row = w[l] + (size_t) j * in[l];
        float sum = b[l][j];
        for (int i = 0; i < in[l]; i++) {
            row[i] += x[i] * delta[j];
            sum += row[i] * y[i];
        }
        o[j] = sum;
    }
}

static void update_biases(int l, const float *restrict delta) {
    for (int j = 0; j < out[l]; j++) {
        b[l][j] += delta[j];
    }
}

static void update_forward(int l, const float *x, const float *delta, const float *y, float *o) {
    update_biases(l, delta);
    if (wide(l)) {
        update_forward_wide(l, x, delta, y, o);
    } else {
        update_forward_narrow(l, x, delta, y, o);
    }
    sigmoid(o, out[l]);
}

/* Four samples a pass at most: how a batch is added to the weights, and the last sample of a run. */
static void update(int l, const float *const *x, const float *const *delta, int count) {
    int rows = wide(l) ? in[l] : out[l];
    int columns = wide(l) ? out[l] : in[l];
    for (int r = 0; r < rows; r++) {
        float *restrict row = w[l] + (size_t) r * columns;
        int n = 0;
        for (; n + 4 <= count; n += 4) {
            const float *const *of_row = wide(l) ? x + n : delta + n;
            const float *const *of_column = wide(l) ? delta + n : x + n;
            float f0 = of_row[0][r];
            float f1 = of_row[1][r];
            float f2 = of_row[2][r];
            float f3 = of_row[3][r];
            const float *restrict c0 = of_column[0];
            const float *restrict c1 = of_column[1];
            const float *restrict c2 = of_column[2];
            const float *restrict c3 = of_column[3];
            for (int c = 0; c < columns; c++) {
                row[c] += f0 * c0[c] + f1 * c1[c] + f2 * c2[c] + f3 * c3[c];
            }
        }
        for (; n < count; n++) {
            float f = wide(l) ? x[n][r] : delta[n][r];
            const float *restrict column = wide(l) ? delta[n] : x[n];
            for (int c = 0; c < columns; c++) {
                row[c] += f * column[c];
            }
        }
    }
    for (int n = 0; n < count; n++) {
        update_biases(l, delta[n]);
    }
}

/* Slopes of all layers, times the rate; o and e hold one pointer per layer. */
static void backward(const float *wanted, float *const *o, float *const *e, float rate) {
    int last = layers - 1;
    for (int k = 0; k < out[last]; k++) {
        float answer = o[layers][k];
        e[last][k] = rate * (wanted[k] - answer) * answer * (1 - answer);
    }
    for (int l = last; l > 0; l--) {
        float *restrict below = e[l - 1];
        const float *restrict above = e[l];
        if (wide(l)) {
            for (int i = 0; i < in[l]; i++) {
                const float *restrict row = w[l] + (size_t) i * out[l];
                float sum = 0;
                for (int j = 0; j < out[l]; j++) {
                    sum += row[j] * above[j];
                }
                below[i] = sum;
            }
        } else {
            memset(below, 0, in[l] * sizeof(float));
            for (int j = 0; j < out[l]; j++) {
                const float *restrict row = w[l] + (size_t) j * in[l];
                for (int i = 0; i < in[l]; i++) {
                    below[i] += row[i] * above[j];
                }
            }
        }
        const float *restrict activation = o[l];
        for (int i = 0; i < in[l]; i++) {
            below[i] *= activation[i] * (1 - activation[i]);
        }
    }
}

static void train_each(int from, int to) {
    for (int l = 0; l < layers; l++) {
        forward(l, l == 0 ? input(from) : a[l], a[l + 1]);
    }
    for (int n = from; n < to; n++) {
        backward(target(n), a, d, LEARNING_RATE);
        for (int l = 0; l < layers; l++) {
            const float *x = l == 0 ? input(n) : a[l];
            if (n + 1 < to) {
                update_forward(l, x, d[l], l == 0 ? input(n + 1) : next[l], next[l + 1]);
            } else {
                update(l, &x, (const float *const *) &d[l], 1);
            }
        }
        for (int l = 1; l <= layers; l++) {
            float *swapped = a[l];
            a[l] = next[l];
            next[l] = swapped;
        }
    }
}

static void train_batch(int from, int to) {
    int count = to - from;
    for (int n = 0; n < count; n++) {
        float *o[MAX_LAYERS + 1];
        float *e[MAX_LAYERS];
        for (int l = 0; l < layers; l++) {
            o[l + 1] = batch_a[l + 1] + (size_t) n * out[l];
            e[l] = batch_d[l] + (size_t) n * out[l];
            forward(l, l == 0 ? input(from + n) : o[l], o[l + 1]);
        }
        backward(target(from + n), o, e, LEARNING_RATE / count);
    }
    for (int l = 0; l < layers; l++) {
        const float *x[BATCH];
        const float *delta[BATCH];
        for (int n = 0; n < count; n++) {
            x[n] = l == 0 ? input(from + n) : batch_a[l] + (size_t) n * in[l];
            delta[n] = batch_d[l] + (size_t) n * out[l];
        }
        update(l, x, delta, count);
    }
}

static void query(int sample, float *answer) {
    for (int l = 0; l < layers; l++) {
        forward(l, l == 0 ? input(sample) : a[l], l == layers - 1 ? answer : a[l + 1]);
    }
}

static void query_batch(int from, int to, float *answers) {
    for (int n = from; n < to; n++) {
        query(n, answers + (n - from) * out[layers - 1]);
    }
}

int main(int argc, char **argv) {
    return run(argc, argv);
}
