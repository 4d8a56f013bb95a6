package com.example.linted.user;

import com.example.linted.Iris;
import com.example.linted.IrisNetwork;

/** Knows its flowers. */
public final class Garden {

    private final Iris network = new IrisNetwork();

    /**
     * What a flower is.
     *
     * @param flower its measures
     * @return its species
     */
    public Iris.Species species(Iris.Flower flower) {
        return network.classify(flower);
    }
}
