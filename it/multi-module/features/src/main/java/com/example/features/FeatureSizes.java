package com.example.features;

/** Widths that every module agrees on. */
public final class FeatureSizes {

    public static final int RAW = 12;
    public static final int CODE = RAW / 2;

    private FeatureSizes() {}
}
