package com.example.intaglio;

import ai.djl.ndarray.NDArray;
import io.intaglio.djl.spi.DjlTermProvider;
import io.intaglio.djl.spi.TermInputs;
import io.intaglio.network.LossTerm;

/** Computes {@link Likeness} with DJL. */
public final class LikenessProvider implements DjlTermProvider {

    @Override
    public String name() {
        return "likeness";
    }

    @Override
    public String summary() {
        return "the distance in the eyes of a fixed random network";
    }

    @Override
    public NDArray loss(LossTerm.Custom term, TermInputs in) {
        NDArray output = in.through(Likeness.EYE, in.output());
        NDArray target = in.through(Likeness.EYE, in.target());
        return output.sub(target).square().mean();
    }
}
