package com.example.intaglio;

import io.intaglio.network.Activate;
import io.intaglio.network.Conv;
import io.intaglio.network.Network;
import io.intaglio.network.Part;
import io.intaglio.network.Shape;
import io.intaglio.network.ShapePlan;
import io.intaglio.network.Term;
import java.util.List;

/** A term: how differently a fixed random network sees output and target. */
public record Likeness(double weight) implements Term.Custom {

    static final String EYE = "eye";

    @Override
    public String kind() {
        return "likeness";
    }

    @Override
    public List<Part> parts(ShapePlan plan) {
        Shape out = plan.rows().get(plan.rows().size() - 1).out();
        Network eye = Network.of(Conv.same(8, 3), Activate.relu(), Conv.halve(8));
        return List.of(Part.of(EYE, eye, out, Part.Learns.NOT));
    }
}
