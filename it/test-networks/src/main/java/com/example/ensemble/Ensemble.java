package com.example.ensemble;

import dev.nnmaven.runtime.Network;
import java.util.List;

/** Networks that are asked the same and answer together. */
public final class Ensemble {

    private final List<Network> networks;

    /** @param networks with inputs and outputs of the same lengths */
    public Ensemble(List<? extends Network> networks) {
        if (networks.isEmpty()) {
            throw new IllegalArgumentException("an ensemble needs at least one network");
        }
        this.networks = List.copyOf(networks);
    }

    /** The mean of all answers. */
    public float[] query(float[] inputs) {
        float[] mean = networks.get(0).query(inputs);
        for (Network network : networks.subList(1, networks.size())) {
            float[] answer = network.query(inputs);
            for (int i = 0; i < mean.length; i++) {
                mean[i] += answer[i];
            }
        }
        for (int i = 0; i < mean.length; i++) {
            mean[i] /= networks.size();
        }
        return mean;
    }
}
