package com.example;

final class Sizes {
    static final int INPUTS = 2;
}
