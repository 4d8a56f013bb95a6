package dev.nnmaven.plugin.codegen.plan;

import dev.nnmaven.plugin.codegen.spec.NetworkSpec;

public final class Planner {
    private Planner() {}

    public static NetworkPlan plan(NetworkSpec spec) {
        return new NetworkPlan(spec);
    }
}
