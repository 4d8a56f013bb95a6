package dev.nnmaven.runtime.training.judging;

import dev.nnmaven.runtime.training.Loss;
import dev.nnmaven.runtime.training.precision.Trainee;
import dev.nnmaven.runtime.weights.WeightsSnapshot;

/** The loss that a network is trained by, from the fingerprint of a generated one. */
public final class DeclaredLoss {
    private DeclaredLoss() {}

    /** @return {@link Loss#MEAN_SQUARED_ERROR} of a network that does not say what its loss is */
    public static Loss of(Trainee<?, ?> trainee) {
        Loss[] found = {Loss.MEAN_SQUARED_ERROR};
        WeightsSnapshot.view(trainee::save, (fingerprint, tensors) -> found[0] = of(fingerprint));
        return found[0];
    }

    /** For checkpoints: a loss of the user's own is taken for any other. */
    public static String name(Loss loss) {
        if (loss == Loss.MEAN_SQUARED_ERROR) {
            return "mean squared error";
        }
        if (loss == Loss.CROSS_ENTROPY || loss == Loss.BINARY_CROSS_ENTROPY) {
            return "cross entropy";
        }
        if (loss == Loss.LOG_LOSS) {
            return "log loss";
        }
        return loss == Loss.HUBER ? "huber" : loss == Loss.ABSOLUTE_ERROR ? "absolute error" : "one of its own";
    }

    /** {@code 4-8(tanh)-3(softmax), cross_entropy, gradient} */
    static Loss of(String fingerprint) {
        String[] parts = fingerprint.split(", ");
        boolean shares = fingerprint.contains("(softmax");
        return switch (parts.length < 3 ? "" : parts[parts.length - 2]) {
            case "cross_entropy" -> shares ? Loss.CROSS_ENTROPY : Loss.BINARY_CROSS_ENTROPY;
            case "huber" -> Loss.HUBER;
            case "absolute_error" -> Loss.ABSOLUTE_ERROR;
            default -> Loss.MEAN_SQUARED_ERROR;
        };
    }
}
