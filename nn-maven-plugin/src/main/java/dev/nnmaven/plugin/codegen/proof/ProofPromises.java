package dev.nnmaven.plugin.codegen.proof;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.nnmaven.annotations.Initializer;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Tests of what any network promises, whatever it computes: sizes, files, threads, and the same bits again. */
final class ProofPromises {

    private final ProofText text;
    private final boolean optimizer;
    private final boolean random;

    ProofPromises(ProofText text, NetworkSpec spec) {
        this.text = text;
        this.optimizer = !spec.stepsPlainly();
        this.random = spec.layers().stream().anyMatch(layer -> layer.initializer() != Initializer.ZEROS);
    }

    List<MethodSpec> tests() {
        return List.of(
                sizes(), lengths(), savedWeights(), sameBits(), singleSteps(), threadsOfABatch(), threadsThatQuery());
    }

    private MethodSpec sizes() {
        return text.test("sizesAreAsDeclared", """
                $network:T network = new $network:T();
                assertEquals($in:L, network.inputSize());
                assertEquals($out:L, network.outputSize());
                // Refused unless its layers, functions and rule are those of the declaration.
                parametersOf(network);
                """);
    }

    private MethodSpec lengths() {
        return text.test("wrongLengthsAreRefused", """
                $network:T network = new $network:T();
                int in = $in:L;
                int out = $out:L;
                assertRefused(in + 1, in, () -> network.query(new $scalar:T[in + 1]));
                assertRefused(in - 1, in, () -> network.query(new $scalar:T[in - 1], new $scalar:T[out]));
                assertRefused(out + 1, out, () -> network.query(new $scalar:T[in], new $scalar:T[out + 1]));
                assertRefused(in + 1, in, () -> network.train(new $scalar:T[in + 1], new $scalar:T[out]));
                assertRefused(out - 1, out, () -> network.train(new $scalar:T[in], new $scalar:T[out - 1]));
                assertRefused(in + 1, in, () -> network.query(new $scalar:T[2][in + 1], new $scalar:T[2][out]));
                assertRefused(out + 1, out, () -> network.query(new $scalar:T[2][in], new $scalar:T[2][out + 1]));
                assertRefused(in + 1, in, () -> network.train(new $scalar:T[2][in + 1], new $scalar:T[2][out]));
                assertRefused(out + 1, out, () -> network.train(new $scalar:T[2][in], new $scalar:T[2][out + 1]));
                assertRefused(out + 1, out, () -> network.trainEach(new $scalar:T[2][in], new $scalar:T[2][out + 1]));
                """);
    }

    MethodSpec assertRefused() {
        return ProofText.helper(TypeName.VOID, "assertRefused", Modifier.STATIC)
                .addParameter(TypeName.INT, "found")
                .addParameter(TypeName.INT, "expected")
                .addParameter(ProofText.EXECUTABLE, "call")
                .addCode(text.code("""
                        $string:T message = assertThrows($illegalArgumentException:T.class, call).getMessage();
                        assertTrue(message.contains("length " + found) && message.contains("expected " + expected), message);
                        """))
                .build();
    }

    private MethodSpec savedWeights() {
        return text.test("savedWeightsGiveTheSameBits", """
                $scalar:T[][] inputs = someInputs(4, 0.3);
                $scalar:T[][] targets = someTargets(4);
                $network:T network = new $network:T();
                network.train(inputs, targets);
                network.contract(network.contract().withMetric("steps", 1));
                $path:T file = folder.resolve("trained.safetensors");
                network.save(file);

                $network:T other = new $network:T($otherSeed:L);
                other.load(file);
                assertEquals(network.contract(), other.contract());
                assertTrue(other.contract().metrics().containsKey("steps"));
                for ($scalar:T[] row : inputs) {
                    assertArrayEquals(network.query(row), other.query(row));
                }
                assertArrayEquals(saved(network), saved(new $network:T(file)));
                """ + (optimizer ? """
                // What an optimizer remembers is in checkpoints only.
                network.load(file);
                """ : "") + """
                network.trainEach(inputs, targets);
                other.trainEach(inputs, targets);
                assertArrayEquals(saved(network), saved(other));
                """);
    }

    private MethodSpec sameBits() {
        return text.test("theSameSeedAndDataGiveTheSameBits", """
                $scalar:T[][] inputs = someInputs(5, 0.3);
                $scalar:T[][] targets = someTargets(5);
                $network:T first = new $network:T();
                $network:T second = new $network:T($seed:L);
                assertArrayEquals(saved(first), saved(second));
                """ + (random ? """
                assertFalse($arrays:T.equals(saved(first), saved(new $network:T($otherSeed:L))));
                """ : "") + """

                for ($network:T network : $list:T.of(first, second)) {
                    network.train(inputs[0], targets[0]);
                    network.trainEach(inputs, targets);
                    network.train(inputs, targets);
                }
                assertArrayEquals(saved(first), saved(second));
                """);
    }

    private MethodSpec singleSteps() {
        return text.test("trainEachTakesTheStepsOfSingleSamples", """
                $network:T single = new $network:T();
                $network:T each = new $network:T();
                for (double zeros : ZEROS) {
                    $scalar:T[][] inputs = someInputs(5, zeros);
                    $scalar:T[][] targets = someTargets(5);
                    for (int n = 0; n < inputs.length; n++) {
                        single.train(inputs[n], targets[n]);
                    }
                    each.trainEach(inputs, targets);
                    assertArrayEquals(saved(single), saved(each));
                }
                """);
    }

    private MethodSpec threadsOfABatch() {
        return text.test("threadsDoNotChangeABatch", """
                $scalar:T[][] inputs = someInputs($many:L, 0.3);
                $scalar:T[][] targets = someTargets($many:L);
                $scalar:T[][] answers = new $scalar:T[$many:L][$out:L];
                $scalar:T[][] sharedAnswers = new $scalar:T[$many:L][$out:L];
                $network:T alone = new $network:T();
                $network:T shared = new $network:T();
                shared.threads(2);

                alone.train(inputs, targets);
                shared.train(inputs, targets);
                assertArrayEquals(saved(alone), saved(shared));
                alone.query(inputs, answers);
                shared.query(inputs, sharedAnswers);
                assertArrayEquals(answers, sharedAnswers);
                """);
    }

    private MethodSpec threadsThatQuery() {
        return text.test("threadsGetTheAnswersOfOne", Exception.class)
                .addCode(text.code("""
                        $network:T network = new $network:T();
                        $scalar:T[][] inputs = someInputs(8, 0.3);
                        $scalar:T[][] single = new $scalar:T[8][];
                        for (int n = 0; n < inputs.length; n++) {
                            single[n] = network.query(inputs[n]);
                        }
                        $scalar:T[][] together = new $scalar:T[8][$out:L];
                        network.query(inputs, together);

                        $callable:T<$void:T> asking = () -> {
                            $scalar:T[][] answers = new $scalar:T[8][$out:L];
                            for (int round = 0; round < $rounds:L; round++) {
                                for (int n = 0; n < inputs.length; n++) {
                                    assertArrayEquals(single[n], network.query(inputs[n]));
                                }
                                network.query(inputs, answers);
                                assertArrayEquals(together, answers);
                            }
                            return null;
                        };
                        $executorService:T threads = $executors:T.newFixedThreadPool(4);
                        try {
                            for ($future:T<$void:T> asked : threads.invokeAll($collections:T.nCopies(4, asking))) {
                                asked.get();
                            }
                        } finally {
                            threads.shutdownNow();
                        }
                        """))
                .build();
    }
}
