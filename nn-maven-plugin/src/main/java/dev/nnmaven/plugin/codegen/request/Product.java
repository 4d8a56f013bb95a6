package dev.nnmaven.plugin.codegen.request;

/** What a run generates. */
public enum Product {
    /** For each network of the main sources, the class that trains and queries it. */
    NETWORK,

    /** That class for each network of the test sources, and for every network a test that proves its class right. */
    TEST,

    /** That class for each network of the test sources, and no tests. */
    TEST_NETWORK
}
