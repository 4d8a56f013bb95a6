package dev.nnmaven.plugin.codegen.plan;

import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.List;

/** Every form the planner has, chosen by a test instead of by size. */
public final class ForcedPlans {

    private ForcedPlans() {}

    /** The planner's choice in plain Java. */
    public static NetworkPlan planned(NetworkSpec spec) {
        return Planner.plan(spec, false);
    }

    /** The planner's choice with a twin in vector instructions. */
    public static NetworkPlan vectors(NetworkSpec spec) {
        return Planner.plan(spec, true);
    }

    public static NetworkPlan straightLine(NetworkSpec spec) {
        return Planner.straightLine(spec);
    }

    public static NetworkPlan layered(NetworkSpec spec, LoopForm form) {
        return Planner.layered(spec, form, false);
    }

    /** The planner's choice, then each form for the whole network; straight lines only where javac can take them. */
    public static List<NetworkPlan> all(NetworkSpec spec) {
        List<NetworkPlan> plans = new ArrayList<>();
        plans.add(planned(spec));
        plans.add(layered(spec, LoopForm.ROWS_BY_INPUT));
        plans.add(layered(spec, LoopForm.ROWS_BY_OUTPUT));
        for (LoopForm form : List.of(LoopForm.ROWS_BY_INPUT, LoopForm.ROWS_BY_OUTPUT)) {
            NetworkPlan vectors = Planner.layered(spec, form, true);
            if (vectors.vectors()) {
                plans.add(vectors);
            }
        }
        long largest = plans.get(0).layers().stream()
                .mapToLong(LayerPlan::multiplyAdds)
                .max()
                .orElseThrow();
        long all = plans.get(0).layers().stream()
                .mapToLong(LayerPlan::multiplyAdds)
                .sum();
        if (largest <= 2_000) {
            plans.add(layered(spec, LoopForm.UNROLLED));
        }
        if (all <= 800) {
            plans.add(straightLine(spec));
        }
        return plans;
    }
}
