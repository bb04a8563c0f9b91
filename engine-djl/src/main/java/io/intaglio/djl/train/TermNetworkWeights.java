package io.intaglio.djl.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.intaglio.djl.compile.FlatWeights;
import io.intaglio.network.LossTerm;
import io.intaglio.network.ShapePlan.TermNetworkPlan;
import io.intaglio.network.TermNetwork;
import io.intaglio.network.TermNetwork.Learns;
import io.intaglio.network.WeightSpec;
import io.intaglio.network.Weights;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The weights of the parts that terms own, on one device: one array for each way to learn. */
final class TermNetworkWeights {

    private final List<TermNetworkPlan> plans;
    private final Map<String, TermNetwork> parts = new LinkedHashMap<>();
    private final Map<Learns, FlatWeights> groups = new EnumMap<>(Learns.class);

    /** @param weights of all the parts, others among them */
    TermNetworkWeights(List<TermNetworkPlan> plans, Weights weights, NDManager manager) {
        this.plans = plans;
        plans.forEach(plan -> parts.put(plan.part().name(), plan.part()));
        for (Learns learns : Learns.values()) {
            List<WeightSpec> specs = plans.stream()
                    .filter(plan -> plan.part().learns() == learns)
                    .flatMap(plan -> plan.weights().stream())
                    .toList();
            if (!specs.isEmpty()) {
                FlatWeights group = new FlatWeights(specs, weights, manager);
                groups.put(learns, learns == Learns.NOT ? group : group.withGradients());
            }
        }
    }

    /** @throws IllegalArgumentException if no term owns such a part */
    TermNetwork part(String name) {
        TermNetwork part = parts.get(name);
        if (part == null) {
            throw new IllegalArgumentException(
                    "no term of this objective owns a part \"" + name + "\"; there are " + parts.keySet());
        }
        return part;
    }

    /** The names of the parts of a term that learn against the network. */
    String opponents(LossTerm term) {
        return plans.stream()
                .filter(plan -> plan.term().equals(term) && plan.part().learns() == Learns.AGAINST)
                .map(plan -> plan.part().name())
                .collect(Collectors.joining(" + "));
    }

    /** The weights of those that learn in a way, if there are any; with gradients unless they do not learn. */
    Map<Learns, FlatWeights> groups() {
        return groups;
    }

    NDArray get(TermNetwork part, String name) {
        return groups.get(part.learns()).get(name);
    }

    /** All of them, a copy. */
    Weights copy() {
        Weights all = Weights.of(Map.of());
        for (FlatWeights group : groups.values()) {
            all = all.and(Weights.of(group.split(group.flat())));
        }
        return all;
    }
}
