package dev.nnmaven.plugin.codegen.emit;

import dev.nnmaven.plugin.codegen.plan.NetworkPlan;

public final class NetworkEmitter {
    private NetworkEmitter() {}

    public static GeneratedSource emit(NetworkPlan plan) {
        throw new UnsupportedOperationException(plan.spec().className());
    }
}
