package io.intaglio.djl.train;

import ai.djl.engine.Engine;
import io.intaglio.djl.DjlEngineProvider;
import io.intaglio.djl.compile.Compiled;
import io.intaglio.djl.compile.Convolutions;
import io.intaglio.djl.compile.DjlProviders;
import io.intaglio.network.Architecture;
import io.intaglio.spi.EngineOptions;

/** The natives as the engine uses them: what it mends for the whole process is mended. */
final class PyTorch {

    private PyTorch() {}

    static Engine engine() {
        new DjlEngineProvider().open(new EngineOptions().device("cpu")).close();
        return Engine.getEngine("PyTorch");
    }

    /** A network to train, whose convolutions are taken as they are. */
    static Compiled compiled(Architecture architecture) {
        return new Compiled(architecture, DjlProviders.NONE, Convolutions.trusted(), Convolutions.Use.TRAINING);
    }
}
