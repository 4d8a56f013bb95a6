package dev.nnmaven.plugin.codegen.spec;

import static dev.nnmaven.annotations.Optimizer.ADAM;
import static dev.nnmaven.annotations.Optimizer.ADAMW;
import static dev.nnmaven.annotations.Optimizer.MOMENTUM;
import static dev.nnmaven.annotations.Optimizer.NESTEROV;
import static dev.nnmaven.annotations.Optimizer.RMSPROP;
import static dev.nnmaven.annotations.Optimizer.SGD;

import dev.nnmaven.annotations.Optimizer;
import java.util.EnumSet;
import java.util.Set;

/** The numbers that say how a step is made of the gradient, besides the learning rate. */
public enum Hyperparameter implements NamedNumber {
    MOMENTUM_DECAY("momentum", Range.SHARE, EnumSet.of(MOMENTUM, NESTEROV)),
    RHO("rho", Range.SHARE, EnumSet.of(RMSPROP)),
    BETA1("beta1", Range.SHARE, EnumSet.of(ADAM, ADAMW)),
    BETA2("beta2", Range.SHARE, EnumSet.of(ADAM, ADAMW)),
    EPSILON("epsilon", Range.POSITIVE, EnumSet.of(RMSPROP, ADAM, ADAMW)),
    WEIGHT_DECAY("weightDecay", Range.NOT_NEGATIVE, EnumSet.of(SGD, MOMENTUM, NESTEROV, RMSPROP, ADAMW)),
    L1("l1", Range.NOT_NEGATIVE, EnumSet.allOf(Optimizer.class)),
    L2("l2", Range.NOT_NEGATIVE, EnumSet.allOf(Optimizer.class)),
    CLIP_NORM("clipNorm", Range.NOT_NEGATIVE, EnumSet.allOf(Optimizer.class)),
    CLIP_VALUE("clipValue", Range.NOT_NEGATIVE, EnumSet.allOf(Optimizer.class));

    private final String field;
    private final Range range;
    private final Set<Optimizer> optimizers;

    Hyperparameter(String field, Range range, Set<Optimizer> optimizers) {
        this.field = field;
        this.range = range;
        this.optimizers = optimizers;
    }

    @Override
    public String field() {
        return field;
    }

    @Override
    public boolean whole() {
        return false;
    }

    @Override
    public int least() {
        throw new IllegalArgumentException(field + " need not be a whole number");
    }

    public Range range() {
        return range;
    }

    /** Whether it adds something to what the optimizer does, and nothing at 0. */
    boolean isAddition() {
        return switch (this) {
            case MOMENTUM_DECAY, RHO, BETA1, BETA2, EPSILON -> false;
            case WEIGHT_DECAY, L1, L2, CLIP_NORM, CLIP_VALUE -> true;
        };
    }

    /** What it has a meaning for. */
    public Set<Optimizer> optimizers() {
        return optimizers;
    }
}
