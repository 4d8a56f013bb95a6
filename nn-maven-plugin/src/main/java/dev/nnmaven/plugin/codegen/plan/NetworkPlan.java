package dev.nnmaven.plugin.codegen.plan;

import dev.nnmaven.plugin.codegen.spec.NetworkSpec;

public record NetworkPlan(NetworkSpec spec) {}
