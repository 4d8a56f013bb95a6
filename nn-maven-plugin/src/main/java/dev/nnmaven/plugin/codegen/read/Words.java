package dev.nnmaven.plugin.codegen.read;

import dev.nnmaven.plugin.codegen.spec.Found;
import dev.nnmaven.plugin.codegen.spec.MissingType;
import java.util.List;
import java.util.Optional;

/** Phrases that messages of both front-ends share. */
final class Words {

    static final String INPUTS_MISSING = "inputs is missing: a network needs the width of its input vector";
    static final String LAYERS_MISSING = "layers is missing: a network needs at least 1 layer";

    static final String WHOLE_NUMBER = "a whole number is needed";
    static final String NUMBER = "a number is needed";
    static final String STRING = "a string is needed";
    static final String BOOLEAN = "true or false is needed";

    private Words() {}

    /** @param unresolved a supertype that would say it, or may, if the compiler could find it */
    static String inputsMissing(Optional<String> unresolved) {
        return INPUTS_MISSING + unresolved.map(Words::unresolved).orElse("");
    }

    private static String unresolved(String name) {
        return TypedFacts.isTyped(name)
                ? "; " + name + " would say it, but cannot be found: is dev.nnmaven.runtime." + name
                        + " imported, and nn-runtime among the dependencies?"
                : "; " + Found.plain(name) + ", which the interface extends, cannot be found: " + MissingType.HINT;
    }

    static String between(long least, long greatest) {
        return "a whole number from " + least + " to " + greatest + " is needed";
    }

    static String sizeMissing(String layer) {
        return layer + ".size is missing: a layer needs its number of neurons";
    }

    static String layer(int index) {
        return "layers[" + index + "]";
    }

    /** {@code a, b and c}. */
    static String list(List<String> words) {
        int last = words.size() - 1;
        return last == 0 ? words.get(0) : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }

    static String article(String noun) {
        return ("aeiou".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
    }
}
