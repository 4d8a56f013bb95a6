package com.example.moods;

/** What the declarations agree on. Its constants are read although its signatures name generated classes. */
final class Features {

    static final int WORDS = 3 * Words.PER_LANGUAGE;
    static final String PREFIX = "word_";
    static final double RATE = 1.0 / 4;

    private Features() {}

    static MoodNetwork moods() {
        return new MoodNetwork();
    }

    /** How many words there are. */
    interface Words {
        int PER_LANGUAGE = 0x10;
    }
}
