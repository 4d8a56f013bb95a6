/*
 * What the three C programs share: a network of sigmoid layers with biases, its samples, checking and timing.
 * Each program implements the five functions below for its own kind of loops; run() does the rest.
 *
 *   PROGRAM SIZES                                     all works on random samples without zeros
 *   PROGRAM SIZES WORK MILLISECONDS [SAMPLE_FOLDER]   one work: online, batch, query or queries
 *   PROGRAM SIZES check SAMPLE_FOLDER                 answers against those in the folder
 *   PROGRAM SIZES answer SAMPLE_FOLDER                one answer and out: for measuring the whole process
 *
 * SIZES is like 784-200-10. Times are nanoseconds per sample. A sample folder holds little-endian floats: weights.f32
 * (per layer the weights, one row per neuron, then the biases), inputs.f32, targets.f32, and the answers expected for
 * the first CHECKED samples: fresh.f32 as loaded, online.f32 after one step for each of them, batch.f32 after
 * CHECKED_BATCHES steps on the first BATCH samples.
 */
#ifndef NETWORK_H
#define NETWORK_H

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define MAX_LAYERS 8
#define LEARNING_RATE 0.1f
#define RUN 100
#define BATCH 64
#define QUERIES 1000
#define CHECKED 64
#define CHECKED_BATCHES 3
#define TOLERANCE 1e-4f

/* Arrays begin so many bytes past a multiple of 64: 16 for what an array of Java meets, whose header takes 16. */
#ifndef OFFSET
#define OFFSET 0
#endif

/* Layer l has in[l] inputs and out[l] neurons; file_weights[l] is in the order of weights.f32. */
static int layers;
static int in[MAX_LAYERS];
static int out[MAX_LAYERS];
static float *file_weights[MAX_LAYERS];
static float *file_biases[MAX_LAYERS];

static int samples;
static float *inputs;
static float *targets;

/* Takes over file_weights and file_biases in the program's own layout; called again to start anew. */
static void load(void);
/* One step of gradient descent for each sample, in order. */
static void train_each(int from, int to);
/* One step with the mean gradient of the samples, at most BATCH. */
static void train_batch(int from, int to);
static void query(int sample, float *answer);
/* Answers to at most QUERIES samples. */
static void query_batch(int from, int to, float *answers);

static inline const float *input(int sample) {
    return inputs + (size_t) sample * in[0];
}

static inline const float *target(int sample) {
    return targets + (size_t) sample * out[layers - 1];
}

static float *floats(size_t count) {
    size_t bytes = (OFFSET + count * sizeof(float) + 63) / 64 * 64;
    char *memory = aligned_alloc(64, bytes);
    if (memory == NULL) {
        fprintf(stderr, "no memory for %zu floats\n", count);
        exit(2);
    }
    memset(memory, 0, bytes);
    return (float *) (memory + OFFSET);
}

static float *read_floats(const char *folder, const char *name, long *count) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        fprintf(stderr, "cannot read %s\n", path);
        exit(2);
    }
    fseek(file, 0, SEEK_END);
    *count = ftell(file) / (long) sizeof(float);
    rewind(file);
    float *values = floats(*count);
    if (fread(values, sizeof(float), *count, file) != (size_t) *count) {
        fprintf(stderr, "%s is cut off\n", path);
        exit(2);
    }
    fclose(file);
    return values;
}

static void require_count(const char *name, long found, long expected) {
    if (found != expected) {
        fprintf(stderr, "%s holds %ld floats, expected %ld\n", name, found, expected);
        exit(2);
    }
}

static void parse_sizes(const char *text) {
    int sizes[MAX_LAYERS + 1];
    int count = 0;
    for (const char *rest = text; rest != NULL && count <= MAX_LAYERS; count++) {
        sizes[count] = atoi(rest);
        rest = strchr(rest, '-');
        rest = rest == NULL ? NULL : rest + 1;
    }
    layers = count - 1;
    for (int l = 0; l < layers; l++) {
        in[l] = sizes[l];
        out[l] = sizes[l + 1];
        if (in[l] < 1 || out[l] < 1) {
            fprintf(stderr, "%s: expected sizes like 784-200-10\n", text);
            exit(2);
        }
    }
}

static void read_weights(const char *folder) {
    long found;
    long expected = 0;
    float *values = read_floats(folder, "weights.f32", &found);
    for (int l = 0; l < layers; l++) {
        file_weights[l] = values + expected;
        expected += (long) in[l] * out[l];
        file_biases[l] = values + expected;
        expected += out[l];
    }
    require_count("weights.f32", found, expected);
}

static void read_samples(const char *folder) {
    long found;
    inputs = read_floats(folder, "inputs.f32", &found);
    samples = (int) (found / in[0]);
    targets = read_floats(folder, "targets.f32", &found);
    require_count("targets.f32", found, (long) samples * out[layers - 1]);
}

static unsigned long long random_state = 42;

static float random_float(void) {
    random_state = random_state * 6364136223846793005ULL + 1442695040888963407ULL;
    return (random_state >> 40) / (float) (1 << 24);
}

static void make_up_everything(void) {
    for (int l = 0; l < layers; l++) {
        float scale = 2 / sqrtf(in[l]);
        file_weights[l] = floats((size_t) in[l] * out[l]);
        file_biases[l] = floats(out[l]);
        for (int n = 0; n < in[l] * out[l]; n++) {
            file_weights[l][n] = scale * (random_float() - 0.5f);
        }
    }
    samples = 2000;
    inputs = floats((size_t) samples * in[0]);
    targets = floats((size_t) samples * out[layers - 1]);
    for (int n = 0; n < samples * in[0]; n++) {
        inputs[n] = 0.01f + 0.99f * random_float();
    }
    for (int n = 0; n < samples * out[layers - 1]; n++) {
        targets[n] = random_float() < 0.1f ? 0.99f : 0.01f;
    }
}

static double nanoseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1e9 + now.tv_nsec;
}

/* Samples are taken in turn; a work goes back to the first when too few are left. */
static int position;

static int take(int count) {
    int from = position + count > samples ? 0 : position;
    position = from + count;
    return from;
}

static float *answers;
static volatile float sink;

/* Does a work once; the number of samples it took. */
static int work_once(const char *work) {
    if (strcmp(work, "online") == 0) {
        int from = take(RUN);
        train_each(from, from + RUN);
        return RUN;
    } else if (strcmp(work, "batch") == 0) {
        int from = take(BATCH);
        train_batch(from, from + BATCH);
        return BATCH;
    } else if (strcmp(work, "query") == 0) {
        for (int n = 0; n < BATCH; n++) {
            query(take(1), answers);
            sink = answers[0];
        }
        return BATCH;
    } else if (strcmp(work, "queries") == 0) {
        int from = take(QUERIES);
        query_batch(from, from + QUERIES, answers);
        sink = answers[0];
        return QUERIES;
    }
    fprintf(stderr, "%s: expected online, batch, query or queries\n", work);
    exit(2);
}

static double nanoseconds_per_sample(const char *work, double milliseconds) {
    long done = 0;
    double start = nanoseconds();
    double end = start;
    while (end < start + milliseconds * 1e6) {
        done += work_once(work);
        end = nanoseconds();
    }
    return (end - start) / done;
}

static double measure(const char *work, double milliseconds) {
    nanoseconds_per_sample(work, milliseconds / 4);
    return nanoseconds_per_sample(work, milliseconds);
}

/* By its bits: with -ffast-math a comparison may take a NaN for a number. */
static int is_finite(float value) {
    unsigned bits;
    memcpy(&bits, &value, sizeof bits);
    return (bits & 0x7f800000) != 0x7f800000;
}

static float difference(const char *folder, const char *name) {
    long found;
    int width = out[layers - 1];
    float *expected = read_floats(folder, name, &found);
    require_count(name, found, (long) CHECKED * width);
    float largest = 0;
    query_batch(0, CHECKED, answers);
    for (int pass = 0; pass < 2; pass++) {
        for (int n = 0; n < CHECKED * width; n++) {
            float apart = is_finite(answers[n]) ? fabsf(answers[n] - expected[n]) : 1;
            largest = fmaxf(largest, apart);
        }
        for (int n = 0; n < CHECKED; n++) {
            query(n, answers + n * width);
        }
    }
    return largest;
}

/* Prints how far answers are off; the status of the process. */
static int check(const char *folder) {
    float fresh = difference(folder, "fresh.f32");
    train_each(0, CHECKED);
    float online = difference(folder, "online.f32");
    load();
    for (int n = 0; n < CHECKED_BATCHES; n++) {
        train_batch(0, BATCH);
    }
    float batch = difference(folder, "batch.f32");
    printf("fresh %.1e\nonline %.1e\nbatch %.1e\n", fresh, online, batch);
    return fresh <= TOLERANCE && online <= TOLERANCE && batch <= TOLERANCE ? 0 : 1;
}

static int run(int argc, char **argv) {
    if (argc < 2) {
        fprintf(stderr, "usage: %s SIZES [WORK MILLISECONDS [FOLDER] | check FOLDER | answer FOLDER]\n", argv[0]);
        return 2;
    }
    parse_sizes(argv[1]);
    const char *folder = argc == 4 && strcmp(argv[2], "check") == 0    ? argv[3]
                         : argc == 4 && strcmp(argv[2], "answer") == 0 ? argv[3]
                         : argc == 5                                   ? argv[4]
                                                                       : NULL;
    if (folder != NULL) {
        read_weights(folder);
        if (strcmp(argv[2], "answer") != 0) {
            read_samples(folder);
        }
    } else {
        make_up_everything();
    }
    answers = floats((size_t) QUERIES * out[layers - 1]);
    load();
    if (argc == 2) {
        const char *works[] = {"online", "batch", "query", "queries"};
        for (int w = 0; w < 4; w++) {
            printf("%-8s %10.4f us per sample\n", works[w], measure(works[w], 500) / 1000);
        }
        return 0;
    }
    if (strcmp(argv[2], "check") == 0) {
        return check(folder);
    }
    if (strcmp(argv[2], "answer") == 0) {
        inputs = floats(in[0]);
        for (int i = 0; i < in[0]; i++) {
            inputs[i] = 0.5f;
        }
        query(0, answers);
        printf("%f\n", answers[0]);
        return 0;
    }
    printf("%.4f\n", measure(argv[2], argc > 3 ? atof(argv[3]) : 500));
    return 0;
}

#endif
