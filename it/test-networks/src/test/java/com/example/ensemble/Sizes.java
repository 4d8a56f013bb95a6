package com.example.ensemble;

/** What all networks of an ensemble have in common. */
final class Sizes {

    static final int INPUTS = 3;
    static final int OUTPUTS = 2;

    private Sizes() {}
}
