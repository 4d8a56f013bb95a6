package dev.nnmaven.plugin.codegen.spec;

import static dev.nnmaven.annotations.Schedule.Kind.COSINE;
import static dev.nnmaven.annotations.Schedule.Kind.EXPONENTIAL;
import static dev.nnmaven.annotations.Schedule.Kind.LINEAR;
import static dev.nnmaven.annotations.Schedule.Kind.REDUCE_ON_PLATEAU;
import static dev.nnmaven.annotations.Schedule.Kind.STEP;

import dev.nnmaven.annotations.Schedule;
import java.util.EnumSet;
import java.util.Set;

/** The numbers of a schedule of the learning rate. */
public enum ScheduleNumber implements NamedNumber {
    EVERY("every", Range.FROM_ONE, EnumSet.of(STEP)),
    FACTOR("factor", Range.FACTOR, EnumSet.of(STEP, EXPONENTIAL, REDUCE_ON_PLATEAU)),
    EPOCHS("epochs", Range.FROM_ZERO, EnumSet.of(COSINE, LINEAR)),
    MINIMUM("minimum", Range.NOT_NEGATIVE, EnumSet.of(COSINE, LINEAR, REDUCE_ON_PLATEAU)),
    PATIENCE("patience", Range.FROM_ONE, EnumSet.of(REDUCE_ON_PLATEAU)),
    WARM_UP("warmUp", Range.FROM_ZERO, EnumSet.allOf(Schedule.Kind.class));

    private final String field;
    private final Range range;
    private final Set<Schedule.Kind> kinds;

    ScheduleNumber(String field, Range range, Set<Schedule.Kind> kinds) {
        this.field = field;
        this.range = range;
        this.kinds = kinds;
    }

    @Override
    public String field() {
        return field;
    }

    @Override
    public boolean whole() {
        return range == Range.FROM_ONE || range == Range.FROM_ZERO;
    }

    @Override
    public int least() {
        return range == Range.FROM_ONE ? 1 : 0;
    }

    public Range range() {
        return range;
    }

    /** What it has a meaning for. */
    public Set<Schedule.Kind> kinds() {
        return kinds;
    }
}
