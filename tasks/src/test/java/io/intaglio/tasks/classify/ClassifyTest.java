package io.intaglio.tasks.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.data.DataFacts;
import io.intaglio.data.Example;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.metric.FigureTable;
import io.intaglio.model.Tiling;
import io.intaglio.network.Architecture;
import io.intaglio.network.Comparison;
import io.intaglio.network.Conv;
import io.intaglio.network.Latent;
import io.intaglio.network.LossTerm;
import io.intaglio.network.Network;
import io.intaglio.network.ShapePlan;
import io.intaglio.network.Upsample;
import io.intaglio.network.Weights;
import io.intaglio.spi.TaskProvider;
import io.intaglio.task.Fitting;
import io.intaglio.task.Inputs;
import io.intaglio.task.Pair;
import io.intaglio.task.Result;
import io.intaglio.task.TaskState;
import io.intaglio.tasks.embed.Vectors;
import io.intaglio.tasks.numeric.Lbfgs;
import io.intaglio.testkit.TaskContract;
import io.intaglio.testkit.fake.FakeAutoencoder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClassifyTest extends TaskContract {

    @Override
    protected TaskProvider provider() {
        return new Classify().settled(new DataFacts(2, List.of("dark", "bright"), true, false));
    }

    private static Architecture bare() {
        return new Architecture(
                ImageSpec.anySize(1),
                ImageSpec.anySize(1),
                Network.of(Conv.halve(4)),
                new Latent.Point(0),
                Network.of(new Upsample(2, Upsample.Mode.NEAREST), Conv.same(1, 3)),
                List.of(new Comparison.Mse(1)));
    }

    /** Class 0 is dark, class 1 is bright. */
    private static List<Example> examples(int count) {
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ImageBatch image = ImageBatch.zeros(1, 8, 8, 1);
            float level = (i % 2) * 0.5f + (i % 7) * 0.05f;
            java.util.Arrays.fill(image.data(), level);
            examples.add(Example.labelled("image " + i, image, i % 2));
        }
        return examples;
    }

    @Test
    void takesAsManyClassesAsTheDataHas() {
        assertThat(((Classify) provider()).classes()).isEqualTo(2);
        assertThat(new Classify(5, 1, 0, 0, 0, Consistency.AUTO, 0.95, Probe.Kind.LINEAR)
                        .settled(new DataFacts(9, List.of("a", "b"), true, false)))
                .isEqualTo(new Classify(5, 1, 0, 0, 0, Consistency.AUTO, 0.95, Probe.Kind.LINEAR));
    }

    @Test
    void aFrozenNetworkTellsClassesByALinearClassifierOnItsCode() throws IOException {
        Architecture network = bare();
        Classify task = (Classify) provider();
        try (FakeAutoencoder model = new FakeAutoencoder(
                network, Weights.initial(ShapePlan.smallest(network).weights(), 3))) {
            TaskState state = task.fit(Fitting.of(model, new Listed(examples(40)), new Listed(examples(20))));
            for (Example example : examples(14)) {
                Result.Table table = (Result.Table) task.run(model, state, Inputs.of(example.image()), Tiling.DEFAULT);
                List<Double> row = table.rows().get(0);

                assertThat(row.get(0).intValue()).isEqualTo(example.label().getAsInt());
                assertThat(row.get(1) + row.get(2)).isCloseTo(1, within(1e-9));
            }
            assertThatThrownBy(() -> task.run(
                            model, TaskState.EMPTY, Inputs.of(examples(1).get(0).image()), Tiling.DEFAULT))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("intaglio fit classify");
        }
    }

    @Test
    void aFrozenNetworkTellsClassesByTheNearestCodes() throws IOException {
        Architecture network = bare();
        Classify task = new Classify(2, 0.1, 0.1, 0.5, 0, Consistency.AUTO, 0.95, Probe.Kind.NEIGHBOURS);
        try (FakeAutoencoder model = new FakeAutoencoder(
                network, Weights.initial(ShapePlan.smallest(network).weights(), 3))) {
            TaskState state = task.fit(Fitting.of(model, new Listed(examples(120)), new Listed(examples(60))));
            int right = 0;
            for (Example example : examples(28)) {
                Result.Table table = (Result.Table) task.run(model, state, Inputs.of(example.image()), Tiling.DEFAULT);
                List<Double> row = table.rows().get(0);
                right += row.get(0).intValue() == example.label().getAsInt() ? 1 : 0;

                assertThat(row.get(1) + row.get(2)).isCloseTo(1, within(1e-9));
            }
            assertThat(right).isGreaterThanOrEqualTo(26);
        }
    }

    /** Of 20 neighbours 15 are of class 0, and of 25 known vectors the 5 far ones do not count. */
    @Test
    void neighboursVote() {
        List<Vectors.Labelled> known = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            known.add(new Vectors.Labelled(new float[] {i, 0}, i < 15 ? 0 : i < 20 ? 1 : 2));
        }
        NeighbourProbe probe = NeighbourProbe.of(known, 3);
        double[] scores =
                NeighbourProbe.of(Weights.of(probe.tensors())).orElseThrow().scores(new float[] {0, 0});

        assertThat(scores[0]).isCloseTo(Math.log(15 + 1 / 3.0), within(1e-12));
        assertThat(scores[1]).isCloseTo(Math.log(5 + 1 / 3.0), within(1e-12));
        assertThat(scores[2]).isCloseTo(Math.log(1 / 3.0), within(1e-12));
    }

    @Test
    void oneClassAndFewerImagesThanClassesAreRefusedBeforeATraining() {
        assertThatThrownBy(() -> new Classify().settled(new DataFacts(40, List.of("cats"), true, false)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("takes at least two, and this data has one, cats");
        assertThatThrownBy(() -> new Classify().settled(new DataFacts(2, List.of("a", "b", "c"), true, false)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("fewer images than classes, 2 and 3");
    }

    /** Of class 0 one is right and one is taken for class 1; of class 1 one is right. */
    @Test
    void theScorerTellsWhichClassIsTakenForWhich() {
        ClassificationScorer scorer = new ClassificationScorer();
        scorer.classes(List.of("dark", "bright"));
        add(scorer, 0, 0, 0.9, 0.1);
        add(scorer, 1, 1, 0.4, 0.6);
        add(scorer, 0, 1, 0.2, 0.8);

        FigureTable confusion = scorer.tables().get(0);
        FigureTable reliability = scorer.tables().get(1);
        assertThat(confusion.rows()).containsExactly("dark", "bright");
        assertThat(confusion.values()).containsExactly(List.of(1.0, 1.0), List.of(0.0, 1.0));
        assertThat(reliability.values().stream().map(row -> row.get(2))).containsExactly(1.0, 1.0, 1.0);
        assertThat(reliability.values().get(1)).startsWith(0.8, 0.0);
        assertThat(new ClassificationScorer().tables()).isEmpty();
    }

    @Test
    void oneClassIsRefused() throws IOException {
        Architecture network = bare();
        List<Example> alike =
                examples(10).stream().filter(e -> e.label().getAsInt() == 1).toList();
        try (FakeAutoencoder model = new FakeAutoencoder(
                network, Weights.initial(ShapePlan.smallest(network).weights(), 3))) {
            assertThatThrownBy(
                            () -> ((Classify) provider()).fit(Fitting.of(model, new Listed(alike), new Listed(alike))))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("at least two");
        }
    }

    /** Three answers by hand: 0.9 for the right class, 0.6 for the right one, 0.8 for a wrong one. */
    @Test
    void theScorerGivesAccuracyLossAndCalibration() {
        ClassificationScorer scorer = new ClassificationScorer();
        add(scorer, 0, 0, 0.9, 0.1);
        add(scorer, 1, 1, 0.4, 0.6);
        add(scorer, 0, 1, 0.2, 0.8);

        assertThat(scorer.figures().get("accuracy").value()).isCloseTo(200 / 3.0, within(1e-9));
        assertThat(scorer.figures().get("nll").value())
                .isCloseTo(-(Math.log(0.9) + Math.log(0.6) + Math.log(0.2)) / 3, within(1e-9));
        assertThat(scorer.figures().get("ece").value()).isCloseTo(100 * (0.1 + 0.4 + 0.8) / 3, within(1e-9));
        assertThat(scorer.figures().keySet()).startsWith("accuracy");
    }

    private static void add(ClassificationScorer scorer, int label, int told, double first, double second) {
        ImageBatch image = ImageBatch.zeros(1, 1, 1, 1);
        scorer.add(
                Example.labelled("image", image, label),
                Pair.of(image, image),
                new Result.Table(List.of("class", "p-0", "p-1"), List.of(List.of((double) told, first, second))));
    }

    /** Scores that are three times too far apart: the temperature that makes them honest again is 3. */
    @Test
    void theTemperatureUndoesScoresThatAreTooFarApart() {
        List<Temperature.Scored> examples = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            double honest = Math.log(3); // right three times of four
            examples.add(new Temperature.Scored(new double[] {3 * honest, 0}, i % 4 == 0 ? 1 : 0));
        }
        assertThat(Temperature.fit(examples)).isCloseTo(3, within(1e-3));
    }

    /** Rosenbrock's valley has its lowest point at (1, 1). */
    @Test
    void lbfgsFindsTheLowestPointOfACurvedValley() {
        double[] lowest = Lbfgs.minimize(
                at -> new Lbfgs.Value(Math.pow(1 - at[0], 2) + 100 * Math.pow(at[1] - at[0] * at[0], 2), new double[] {
                    -2 * (1 - at[0]) - 400 * at[0] * (at[1] - at[0] * at[0]), 200 * (at[1] - at[0] * at[0])
                }),
                new double[] {-1.2, 1},
                200);

        assertThat(lowest[0]).isCloseTo(1, within(1e-4));
        assertThat(lowest[1]).isCloseTo(1, within(1e-4));
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new Classify(-1, 1, 0, 0, 0, Consistency.AUTO, 0.95, Probe.Kind.LINEAR))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new Classify(2, -1, 0, 0, 0, Consistency.AUTO, 0.95, Probe.Kind.LINEAR))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new Classify(2, 1, 1, 0, 0, Consistency.AUTO, 0.95, Probe.Kind.LINEAR))
                .isInstanceOf(InvalidInputException.class);
        assertThat(Settings.from(new Classify()).asMap())
                .isEqualTo(Map.of(
                        "classes",
                        "0",
                        "weight",
                        "0",
                        "smoothing",
                        "0.1",
                        "erase",
                        "0.5",
                        "labels",
                        "0",
                        "consistency",
                        "auto",
                        "confidence",
                        "0.95",
                        "probe",
                        "linear"));
        assertThatThrownBy(() -> few(-1, Consistency.AUTO)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new Classify(2, 1, 0, 0, 0, Consistency.AUTO, 1, Probe.Kind.LINEAR))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("confidence must be in (0, 1), not 1.0");
    }

    private static Classify few(int labels, Consistency consistency) {
        return new Classify(0, 0, 0.1, 0.5, labels, consistency, 0.95, Probe.Kind.LINEAR);
    }

    private static void refused(int labels, int examples, String why) {
        assertThatThrownBy(() -> few(labels, Consistency.AUTO)
                        .settled(new DataFacts(examples, List.of("a", "b", "c"), true, false)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(why);
    }

    @Test
    void labelsThatCannotBeDrawnAreRefusedBeforeATraining() {
        refused(
                2,
                90,
                "labels are equally many of each of the 3 classes, and 2 is no multiple of that; set labels to 3");
        refused(
                100,
                90,
                "labels are equally many of each of the 3 classes, and 100 is no multiple of that; set labels to 90");
        refused(93, 90, "labels=93 is more than the 90 images that there are; set it to fewer, or to 0 for all");
        assertThatThrownBy(() -> new Classify(4, 1, 0, 0, 8, Consistency.AUTO, 0.9, Probe.Kind.LINEAR)
                        .settled(new DataFacts(90, List.of(), true, false)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("takes data that names its classes");
    }

    @Test
    void fewLabelsLearnFromTwoViewsWithoutSmoothing() {
        Classify task = (Classify) few(4, Consistency.AUTO).settled(new DataFacts(40, List.of("a", "b"), true, false));

        assertThat(task.views()).isEqualTo(2);
        assertThat(task.complete(bare()).objective())
                .contains(new LossTerm.CrossEntropy(1, "class", 0), new LossTerm.PseudoLabels(1, "class", 0.95));
        assertThat(task.unused()).containsExactly("smoothing");
        assertThat(new Classify().unused()).containsExactly("confidence");
        assertThat(task.preset().settings().get("train.steps")).isEqualTo("10000");
        assertThat(few(0, Consistency.ON).views()).isEqualTo(2);
    }

    @Test
    void withoutThemNothingIsAsked() {
        for (Classify task : List.of(few(0, Consistency.AUTO), few(4, Consistency.OFF), few(0, Consistency.OFF))) {
            assertThat(task.views()).isEqualTo(1);
            assertThat(task.complete(bare()).objective())
                    .containsExactly(
                            new Comparison.Mse(1),
                            new LossTerm.CrossEntropy(task.labels() > 0 ? 1 : 0.1, "class", 0.1));
        }
        assertThat(few(0, Consistency.AUTO).preset().settings().get("train.steps"))
                .isNull();
    }

    @Test
    void heldOutExamplesOfTheSameDataTellNoClassWhereLabelsAreFew() throws IOException {
        Listed data = new Listed(examples(20));

        assertThat(few(4, Consistency.AUTO).heldOut(data).label(0)).isEmpty();
        assertThat(few(0, Consistency.ON).heldOut(data)).isSameAs(data);
        assertThat(few(0, Consistency.AUTO).learned(data, 1)).isSameAs(data);
    }

    /** Fifty examples that were learned by heart would make the temperature small. */
    @Test
    void withNothingHeldOutFewLabelsSayNothingOfCertainty() throws IOException {
        Architecture network = bare();
        try (FakeAutoencoder model = new FakeAutoencoder(
                network, Weights.initial(ShapePlan.smallest(network).weights(), 3))) {
            Listed data = new Listed(examples(120));
            TaskState state = new Classify(2, 1, 0, 0, 100, Consistency.AUTO, 0.9, Probe.Kind.LINEAR)
                    .fit(Fitting.of(model, data, data));

            assertThat(io.intaglio.plate.Safetensors.read(
                                    state.entries().get("classify.safetensors"), "classify.safetensors")
                            .get("temperature")
                            .data())
                    .containsExactly(1);
        }
    }

    private record Listed(List<Example> examples) implements io.intaglio.data.Source {

        @Override
        public long size() {
            return examples.size();
        }

        @Override
        public Example get(long index) {
            return examples.get((int) index);
        }

        @Override
        public List<String> classes() {
            return List.of("dark", "bright");
        }

        @Override
        public String digest() {
            return "0".repeat(64);
        }
    }
}
