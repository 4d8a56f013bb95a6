package dev.nnmaven.plugin.codegen.read.common;

import java.util.List;

/** Phrases that messages of both front-ends share. */
public final class Words {

    public static final String INPUTS_MISSING = "inputs is missing: a network needs the width of its input vector";
    public static final String LAYERS_MISSING = "layers is missing: a network needs at least 1 layer";

    public static final String WHOLE_NUMBER = "a whole number is needed";
    public static final String NUMBER = "a number is needed";
    public static final String STRING = "a string is needed";
    public static final String BOOLEAN = "true or false is needed";

    private Words() {}

    public static String between(long least, long greatest) {
        return "a whole number from " + least + " to " + greatest + " is needed";
    }

    public static String sizeMissing(String layer) {
        return layer + ".size is missing: a layer needs its number of neurons";
    }

    public static String layer(int index) {
        return "layers[" + index + "]";
    }

    /** {@code a, b and c}. */
    public static String list(List<String> words) {
        int last = words.size() - 1;
        return last == 0 ? words.get(0) : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }

    static String article(String noun) {
        return ("aeiou".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
    }
}
