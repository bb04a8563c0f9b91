package io.intaglio;

import io.intaglio.Training.Outcome;
import io.intaglio.data.CachedSource;
import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.model.Autoencoder;
import io.intaglio.plate.Plate;
import io.intaglio.spi.BaselineProvider;
import io.intaglio.spi.Engine;
import io.intaglio.spi.Providers;
import io.intaglio.task.Pair;
import io.intaglio.task.TaskState;
import io.intaglio.train.Augment;
import io.intaglio.train.Batch;
import io.intaglio.train.BatchConfig;
import io.intaglio.train.Batcher;
import io.intaglio.train.Batches;
import io.intaglio.train.Framing;
import io.intaglio.train.Trained;
import io.intaglio.train.TrainingConfig;
import io.intaglio.train.TrainingJob;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Carries a training out, from the first batch to the plate. */
final class TrainingRun {

    /** Of the memory that Java may take, as much for images once read. */
    private static final double CACHE_SHARE = 0.25;

    private final Intaglio intaglio;
    private final Preparation preparation;
    private final TrainingRequest request;

    TrainingRun(Intaglio intaglio, Preparation preparation, TrainingRequest request) {
        this.intaglio = intaglio;
        this.preparation = preparation;
        this.request = request;
    }

    Outcome run() throws IOException {
        Engine engine = intaglio.engine();
        // Not closed: it would close the source, which belongs to the caller.
        Source cached = new CachedSource(
                preparation.train(), (long) (Runtime.getRuntime().maxMemory() * CACHE_SHARE));
        Trained trained = train(engine, cached);
        try (Autoencoder autoencoder = engine.open(preparation.architecture(), trained.weights())) {
            TaskState state = preparation.task().fit(autoencoder, cached);
            Model model = new Model(
                    null,
                    autoencoder,
                    preparation.resolution().task(),
                    state,
                    Providers.of(BaselineProvider.class, List.of()));
            Judgement judgement = request.listener.stop()
                    ? Judgement.NONE
                    : Judgement.of(
                            model,
                            preparation.heldOut().orElse(cached),
                            preparation.heldOut().isPresent(),
                            seed());
            Plate plate = PlateMaker.make(preparation, request, engine, trained, state, judgement);
            return new Outcome(plate, trained.report());
        }
    }

    private Trained train(Engine engine, Source cached) {
        TrainingConfig config = preparation.resolution().config();
        Framing framing = preparation.framing();
        try (Batches batches = batches(cached, framing, config.augment(), config.workers());
                Batches held = heldOut(framing)) {
            TrainingJob job = new TrainingJob(
                    preparation.architecture(), config, batches, Optional.ofNullable(held), Optional.empty());
            return engine.train(job, request.listener);
        }
    }

    private Batches heldOut(Framing framing) {
        Framing still = framing instanceof Framing.Crop crop ? new Framing.Crop(crop.side(), true) : framing;
        return preparation
                .heldOut()
                .map(source -> batches(source, still, Augment.NONE, 1))
                .orElse(null);
    }

    private Batches batches(Source source, Framing framing, Augment augment, int workers) {
        TrainingConfig config = preparation.resolution().config();
        BatchConfig how = new BatchConfig(
                preparation.architecture().in().channels(),
                framing,
                augment,
                config.batch(),
                config.seed(),
                workers,
                request.strict);
        return new Batcher(source, this::pair, how, request.warnings);
    }

    private Batch pair(Example example, RandomGenerator random) {
        Pair pair = preparation.task().pair(example, random);
        boolean conditional = preparation.architecture().latent().classes() > 0;
        return new Batch(
                pair.input(),
                pair.target(),
                pair.weight(),
                conditional ? List.of(example.label().orElseThrow()) : List.of());
    }

    private long seed() {
        return preparation.resolution().config().seed();
    }
}
