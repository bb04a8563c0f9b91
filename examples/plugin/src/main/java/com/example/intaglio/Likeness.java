package com.example.intaglio;

import io.intaglio.network.Activate;
import io.intaglio.network.Conv;
import io.intaglio.network.LossTerm;
import io.intaglio.network.Network;
import io.intaglio.network.Shape;
import io.intaglio.network.ShapePlan;
import io.intaglio.network.TermNetwork;
import java.util.List;

/** A term: how differently a fixed random network sees output and target. */
public record Likeness(double weight) implements LossTerm.Custom {

    static final String EYE = "eye";

    @Override
    public String kind() {
        return "likeness";
    }

    @Override
    public List<TermNetwork> parts(ShapePlan plan) {
        Shape out = plan.rows().get(plan.rows().size() - 1).out();
        Network eye = Network.of(Conv.same(8, 3), Activate.relu(), Conv.halve(8));
        return List.of(TermNetwork.of(EYE, eye, out, TermNetwork.Learns.NOT));
    }
}
