package io.intaglio.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import io.intaglio.config.InvalidInputException;
import io.intaglio.djl.compile.Convolutions;
import io.intaglio.djl.compile.DjlProviders;
import io.intaglio.djl.spi.DjlLayerProvider;
import io.intaglio.djl.spi.DjlTermProvider;
import io.intaglio.djl.spi.Scalars;
import io.intaglio.djl.spi.TermInputs;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Condition;
import io.intaglio.network.Activate;
import io.intaglio.network.Architecture;
import io.intaglio.network.Comparison;
import io.intaglio.network.Conv;
import io.intaglio.network.Dense;
import io.intaglio.network.Head;
import io.intaglio.network.Latent;
import io.intaglio.network.LossTerm;
import io.intaglio.network.Network;
import io.intaglio.network.NetworkJson;
import io.intaglio.network.Pool;
import io.intaglio.network.ShapeException;
import io.intaglio.network.ShapePlan;
import io.intaglio.network.Tap;
import io.intaglio.network.Tensor;
import io.intaglio.network.TermNetwork;
import io.intaglio.network.Weights;
import io.intaglio.spi.DeviceInfo;
import io.intaglio.spi.Providers;
import io.intaglio.train.Batch;
import io.intaglio.train.Batches;
import io.intaglio.train.Checkpoint;
import io.intaglio.train.TrainingConfig;
import io.intaglio.train.TrainingEvent;
import io.intaglio.train.TrainingJob;
import io.intaglio.train.TrainingListener;
import io.intaglio.train.TrainingResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Heads beside the decoder, and a plug-in's term that owns a part of each kind. */
class HeadsTest {

    /**
     * The squared distance of features that a fixed teacher sees, a projection that learns along, and a judge that
     * learns against.
     */
    record Likeness(double weight) implements LossTerm.Custom {

        @Override
        public String kind() {
            return "likeness";
        }

        @Override
        public boolean labels() {
            return true;
        }

        @Override
        public List<TermNetwork> parts(ShapePlan plan) {
            var out = plan.rows().get(plan.rows().size() - 1).out();
            return List.of(
                    TermNetwork.of("teacher", Network.of(Conv.halve(4), Activate.relu()), out, TermNetwork.Learns.NOT),
                    TermNetwork.of(
                            "projection", Network.of(Dense.linear(2)), plan.at("class"), TermNetwork.Learns.WITH),
                    TermNetwork.of("judge", Network.of(Conv.halve(2)), out, TermNetwork.Learns.AGAINST));
        }
    }

    public static final class LikenessProvider implements DjlTermProvider {

        @Override
        public String name() {
            return "likeness";
        }

        @Override
        public String summary() {
            return "a term with parts of each kind";
        }

        @Override
        public NDArray loss(LossTerm.Custom term, TermInputs in) {
            NDArray seen = in.through("teacher", in.output())
                    .sub(in.through("teacher", in.target()))
                    .square()
                    .mean();
            NDArray projected = in.through("projection", in.at("class"))
                    .sub(in.answer("class"))
                    .square()
                    .mean();
            NDArray judged = in.through("judge", in.output()).square().mean();
            return seen.add(projected).add(judged);
        }

        @Override
        public Optional<NDArray> opposing(LossTerm.Custom term, TermInputs in) {
            NDArray judged = in.through("judge", in.output().stopGradient());
            return Optional.of(Scalars.plus(judged, -1).square().mean());
        }
    }

    /** Bright images are of class 1, dark ones of class 0; of every fourth the class is not known. */
    private static final class Bright implements Batches {

        @Override
        public Batch get(long step) {
            ImageBatch images = Engines.random(step, 8, 8, 8, 1);
            List<Integer> labels = new ArrayList<>();
            float[] answers = new float[16];
            for (int i = 0; i < 8; i++) {
                int label = i % 2;
                for (int p = 0; p < 64; p++) {
                    images.data()[i * 64 + p] = 0.4f * images.data()[i * 64 + p] + 0.5f * label;
                }
                labels.add(i % 4 == 3 ? -1 : label);
                answers[2 * i + label] = 1;
            }
            Map<String, Tensor> wanted = Map.of("class", Tensor.of(List.of(8, 2), answers));
            return new Batch(images, images, Optional.empty(), labels, wanted);
        }

        @Override
        public long perEpoch() {
            return 10;
        }

        @Override
        public long skipped() {
            return 0;
        }

        @Override
        public void close() {}
    }

    private static final Head CLASS = new Head("class", "code", Network.of(Pool.globalAverage(), Dense.linear(2)));

    private static Architecture architecture(LossTerm... terms) {
        Architecture bare = new Architecture(
                ImageSpec.anySize(1),
                ImageSpec.anySize(1),
                Network.of(Conv.same(4, 3), new Tap("fine"), Activate.relu(), Conv.halve(3)),
                new Latent.Point(0),
                Network.of(
                        new io.intaglio.network.Upsample(2, io.intaglio.network.Upsample.Mode.NEAREST),
                        Conv.same(1, 3)),
                List.of(new Comparison.Mse(1)));
        Architecture whole = bare.with(CLASS).with(new Head("edges", "fine", Network.of(Conv.same(2, 3))));
        for (LossTerm term : terms) {
            whole = whole.with(term);
        }
        return whole;
    }

    private static DjlEngine engine() {
        return new DjlEngine(
                List.of(new DeviceInfo("cpu", "processors", -1)),
                new Threads(2),
                new PyTorchInventory().library(), // loads the natives
                new DjlProviders(
                        Providers.of(DjlLayerProvider.class, List.of()),
                        Providers.of(DjlTermProvider.class, List.of(new LikenessProvider()))),
                Convolutions.trusted(),
                PassExecutor.within(0));
    }

    private static TrainingResult train(Architecture architecture, int steps, Checkpoint from) {
        return train(architecture, steps, from, TrainingListener.NONE);
    }

    private static TrainingResult train(
            Architecture architecture, int steps, Checkpoint from, TrainingListener listener) {
        TrainingConfig config = NoiseBatches.steps(steps)
                .with("learning-rate", 0.02)
                .with("batch", 8)
                .applyTo(new TrainingConfig());
        TrainingJob job =
                new TrainingJob(architecture, config, new Bright(), Optional.empty(), Optional.ofNullable(from));
        try (DjlEngine engine = engine()) {
            TrainingResult trained = engine.train(job, listener);
            assertThat(engine.arrays()).isZero();
            return trained;
        }
    }

    @Test
    void aHeadLearnsClassesBesideTheImages() {
        Architecture architecture = architecture(new LossTerm.CrossEntropy(1, "class", 0.05));
        Weights weights = train(architecture, 120, null).weights();

        try (DjlEngine engine = engine();
                Autoencoder model = engine.open(architecture, weights)) {
            Batch fresh = new Bright().get(999);
            Tensor scores = model.features(fresh.input(), Condition.NONE, Set.of("class"))
                    .get("class");
            assertThat(scores.shape()).containsExactly(8, 2);
            for (int i = 0; i < 8; i++) {
                assertThat(scores.data()[2 * i + 1] > scores.data()[2 * i]).isEqualTo(i % 2 == 1);
            }
        }
    }

    @Test
    void partsLearnAsTheySayAndResumeToTheSameBits() {
        Architecture architecture = architecture(new Likeness(0.1));
        List<Checkpoint> half = new ArrayList<>();
        TrainingResult whole = train(architecture, 12, null, event -> {
            if (event instanceof TrainingEvent.Stepped stepped
                    && stepped.progress().step() == 6) {
                half.add(stepped.checkpoint().get());
            }
        });
        Weights first = half.get(0).optimizer();

        assertThat(first.names())
                .contains("teacher.0.weight", "projection.0.weight", "judge.0.weight", "first.judge.0.weight")
                .doesNotContain("first.teacher.0.weight");
        assertThat(whole.weights().names())
                .allMatch(name -> name.matches("(encoder|decoder|head\\.class|head\\.edges)\\..*"));
        ShapePlan.smallest(architecture)
                .parts()
                .forEach(part -> part.initial(5).asMap().forEach((name, before) -> {
                    boolean moved =
                            !Arrays.equals(before.data(), first.get(name).data());
                    assertThat(moved).as(name).isEqualTo(part.part().learns() != TermNetwork.Learns.NOT);
                }));
        assertThat(whole.report().history().get(0).terms()).containsKeys("mse", "likeness", "judge");

        TrainingResult resumed = train(architecture, 12, half.get(0));
        same(resumed.checkpoint().raw(), whole.checkpoint().raw());
        same(resumed.checkpoint().optimizer(), whole.checkpoint().optimizer());
    }

    private static void same(Weights actual, Weights expected) {
        assertThat(actual.names()).isEqualTo(expected.names());
        expected.asMap()
                .forEach((name, tensor) ->
                        assertThat(actual.get(name).data()).as(name).isEqualTo(tensor.data()));
    }

    @Test
    void theFeaturesAreThoseOfTheLayers() {
        Architecture architecture = architecture();
        Weights weights = Engines.weights(architecture, 3);
        ImageBatch x = Engines.random(4, 2, 8, 12, 1);
        try (DjlEngine engine = engine();
                Autoencoder model = engine.open(architecture, weights)) {
            Map<String, Tensor> features = model.features(x, Condition.NONE, Set.of("code", "fine", "class", "edges"));

            assertThat(features.get("code").data())
                    .isEqualTo(model.codec().orElseThrow().encode(x).data());
            assertThat(features.get("fine").shape()).containsExactly(2, 4, 8, 12);
            assertThat(features.get("edges").shape()).containsExactly(2, 2, 8, 12);
            float[] code = features.get("code").data();
            Tensor dense = weights.get("head.class.1.weight");
            double score = weights.get("head.class.1.bias").data()[0];
            for (int c = 0; c < 3; c++) {
                double mean = 0;
                for (int p = 0; p < 24; p++) {
                    mean += code[c * 24 + p] / 24;
                }
                score += mean * dense.data()[c];
            }
            assertThat((double) features.get("class").data()[0])
                    .isCloseTo(score, org.assertj.core.data.Offset.offset(1e-5));
            assertThatThrownBy(() -> model.features(x, Condition.NONE, Set.of("depth")))
                    .isInstanceOf(ShapeException.class)
                    .hasMessage("this network has no place \"depth\"; there are [code, fine, class, edges]");
        }
    }

    @Test
    void aTermWithoutProviderIsRefusedByName() {
        record Unknown(double weight) implements LossTerm.Custom {
            @Override
            public String kind() {
                return "unknown";
            }
        }
        assertThatThrownBy(() -> train(architecture(new Unknown(1)), 2, null))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "no plug-in tells this engine how to compute the term \"unknown\"; it knows of [likeness]; add"
                                + " the jar with the DjlTermProvider of that name");
    }

    @Test
    void soIsALayerOfAPart() {
        record Blank(double weight) implements LossTerm.Custom {
            @Override
            public String kind() {
                return "likeness";
            }

            @Override
            public List<TermNetwork> parts(ShapePlan plan) {
                Network unknown = Network.of(new ChannelGain(1));
                return List.of(
                        TermNetwork.of("blank", unknown, plan.rows().get(0).in(), TermNetwork.Learns.NOT));
            }
        }
        assertThatThrownBy(() -> train(architecture(new Blank(1)), 2, null))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("no plug-in tells this engine how to compute the layer \"fade\"");
    }

    @Test
    void headsStandInTheDescriptionAndInTheFingerprint() {
        Architecture architecture = architecture();
        Architecture bare = new Architecture(
                architecture.in(),
                architecture.out(),
                architecture.encoder(),
                architecture.latent(),
                architecture.decoder(),
                architecture.objective());
        String text = NetworkJson.write(architecture);

        assertThat(text)
                .contains("    "
                        + "{\"name\":\"class\",\"at\":\"code\",\"body\":["
                        + "{\"kind\":\"pool\",\"mode\":\"average\",\"size\":0},"
                        + "{\"kind\":\"dense\",\"out\":2}]},\n");
        assertThat(NetworkJson.read(text).fingerprint()).isEqualTo(architecture.fingerprint());
        assertThat(bare.fingerprint()).isNotEqualTo(architecture.fingerprint());
    }
}
