package io.intaglio.djl.train;

import io.intaglio.djl.compile.FlatWeights;
import io.intaglio.network.WeightSpec;
import java.util.Comparator;
import java.util.List;

/**
 * Which weights {@link Muon} takes for matrices: those that join at least {@value #LEAST} channels to as many, unless
 * both sides have more than {@value #MOST} numbers: it multiplies squares of the shorter side, which would take seconds
 * a step. What touches a picture has fewer channels, as a rule. Adam takes those with a rate of their own, too.
 */
final class MuonParameters {

    private static final int LEAST = 32;
    private static final int MOST = 1024;

    private MuonParameters() {}

    private static boolean is(WeightSpec spec) {
        List<Integer> shape = spec.shape();
        return FlatWeights.decays(spec)
                && spec.rate() == 1
                && shape.size() >= 2
                && shape.get(0) >= LEAST
                && shape.get(1) >= LEAST
                && Math.min(shape.get(0), spec.size() / shape.get(0)) <= MOST;
    }

    /** The same in another order: matrices first, those of one shape side by side. */
    static List<WeightSpec> first(List<WeightSpec> specs) {
        return specs.stream()
                .sorted(Comparator.comparing((WeightSpec spec) -> !is(spec))
                        .thenComparing(spec -> is(spec) ? spec.shape().toString() : ""))
                .toList();
    }

    /** How many of these there are, which stand in the order of {@link #first}. */
    static int count(List<WeightSpec> specs) {
        return (int) specs.stream().takeWhile(MuonParameters::is).count();
    }
}
