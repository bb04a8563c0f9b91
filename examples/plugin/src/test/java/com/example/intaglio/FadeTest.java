package com.example.intaglio;

import io.intaglio.network.Layer;
import io.intaglio.network.Shape;
import io.intaglio.testkit.LayerContract;
import java.util.List;

class FadeTest extends LayerContract {

    @Override
    protected List<Layer> layers() {
        return List.of(new Fade(0.5));
    }

    @Override
    protected List<Shape> shapes() {
        return List.of(new Shape.Map(3, 6, 8), new Shape.Vector(5));
    }
}
