package dev.nnmaven.plugin.codegen.declaration;

import dev.nnmaven.annotations.Precision;
import dev.nnmaven.plugin.codegen.problem.Origin;
import java.util.List;

/**
 * What an annotated interface declares its network to be, by extending {@code Classifier}, {@code Regressor} or one of
 * their twins in double precision; not yet checked.
 *
 * @param origin where it does so, or the annotation where another file does
 * @param arguments types of the input and the output; empty if they are left out
 */
public record TypedInterface(Origin origin, Kind kind, Precision precision, List<DataType> arguments) {

    /** What a typed network answers with. */
    public enum Kind {
        /** A constant of an enum. */
        CLASSIFIER("Classifier"),
        /** A record of numbers. */
        REGRESSOR("Regressor");

        private final String noun;

        Kind(String noun) {
            this.noun = noun;
        }
    }

    public TypedInterface {
        arguments = List.copyOf(arguments);
    }

    /** {@code Classifier}, {@code DoubleClassifier} and so on. */
    public String name() {
        return name(kind, precision);
    }

    /** Simple name of the runtime's interface. */
    public static String name(Kind kind, Precision precision) {
        return (precision == Precision.FLOAT ? "" : "Double") + kind.noun;
    }
}
