package dev.nnmaven.plugin.codegen;

/** What a run generates for each declared network. */
public enum Product {
    /** The class that trains and queries it. */
    NETWORK,

    /** A test that proves that class right. */
    TEST
}
