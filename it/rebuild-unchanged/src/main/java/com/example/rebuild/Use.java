package com.example.rebuild;

/** Needs the generated classes to compile. */
final class Use {

    private Use() {}

    static int width() {
        return new StableNetwork().inputSize() + new SteadyNetwork().inputSize();
    }
}
