package io.intaglio.tasks.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.data.DataFacts;
import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.data.SplitMix64;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.model.Tiling;
import io.intaglio.network.Architecture;
import io.intaglio.network.Comparison;
import io.intaglio.network.Conv;
import io.intaglio.network.Latent;
import io.intaglio.network.Network;
import io.intaglio.network.ShapePlan;
import io.intaglio.network.Upsample;
import io.intaglio.network.Weights;
import io.intaglio.spi.TaskProvider;
import io.intaglio.task.Fitting;
import io.intaglio.task.Inputs;
import io.intaglio.task.Result;
import io.intaglio.task.TaskState;
import io.intaglio.testkit.TaskContract;
import io.intaglio.testkit.fake.FakeAutoencoder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DetectTest extends TaskContract {

    private static final List<String> ALL = List.of("restoration", "code", "neighbours", "pixels", "edges");

    @Override
    protected TaskProvider provider() {
        return new Detect(AnomalyKind.OBJECT, List.of("learned"), ALL, 100);
    }

    /** What is normal does not follow from one example. */
    @Override
    protected Source data(Example example) {
        return darker(example);
    }

    /** Forty images, each darker than the one before. */
    static Source darker(Example example) {
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            ImageBatch image = example.image().images(0, 1);
            for (int at = 0; at < image.data().length; at++) {
                image.data()[at] *= 1 - i / 80f;
            }
            examples.add(example.with(image, Optional.empty()));
        }
        return new Listed(examples);
    }

    static FakeAutoencoder model() {
        Architecture network = new Architecture(
                ImageSpec.anySize(1),
                ImageSpec.anySize(1),
                Network.of(Conv.halve(4)),
                new Latent.Point(0),
                Network.of(new Upsample(2, Upsample.Mode.NEAREST), Conv.same(1, 3)),
                List.of(new Comparison.Mse(1)));
        return new FakeAutoencoder(
                network, Weights.initial(ShapePlan.smallest(network).weights(), 3));
    }

    /** A bar with some noise: upright in normal images, across in others. */
    private static Example bar(boolean upright, long seed) {
        RandomGenerator random = new SplitMix64(seed);
        ImageBatch image = ImageBatch.zeros(1, 12, 12, 1);
        int at = 4 + random.nextInt(4);
        for (int y = 0; y < 12; y++) {
            for (int x = 0; x < 12; x++) {
                int across = upright ? x : y;
                image.data()[y * 12 + x] = (across == at ? 0.8f : 0.1f) + 0.1f * random.nextFloat();
            }
        }
        return Example.labelled("bar " + seed, image, upright ? 0 : 1);
    }

    private static Source bars(int from, int count) {
        return new Listed(IntStream.range(from, from + count)
                .mapToObj(seed -> bar(true, seed))
                .toList());
    }

    private static double number(
            Detect task, FakeAutoencoder model, TaskState state, Settings options, Example example, int column) {
        Result.Table table = (Result.Table)
                task.run(model, state, Inputs.of(Map.of(Inputs.IMAGE, example.image()), options), Tiling.DEFAULT);
        assertThat(table.columns()).startsWith("score", "p", "alarm");
        return table.rows().get(0).get(column);
    }

    @Test
    void whatLiesAcrossIsAnAnomalyAndWhatIsUprightIsNone() throws IOException {
        Detect task = new Detect(AnomalyKind.OBJECT, List.of("learned"), ALL, 100);
        try (FakeAutoencoder model = model()) {
            TaskState state = task.fit(Fitting.of(model, bars(0, 100), bars(1000, 300)));
            int alarms = 0;
            for (int seed = 5000; seed < 5100; seed++) {
                alarms += (int)
                        number(task, model, state, Settings.of("false-alarms", 0.05), bar(true, seed), Detect.ALARM);
            }
            for (int seed = 5000; seed < 5020; seed++) {
                assertThat(number(task, model, state, Settings.empty(), bar(false, seed), Detect.ALARM))
                        .isEqualTo(1);
            }
            assertThat(alarms).isBetween(0, 14); // 5 of a hundred, and four standard deviations of that
        }
    }

    @Test
    void aCertificateIsGivenOrRefusedWithTheNumberThatItTakes() throws IOException {
        Detect task = new Detect(AnomalyKind.OBJECT, List.of("learned"), List.of("edges"), 100);
        Settings sure = Settings.of("confidence", 0.95);
        try (FakeAutoencoder model = model()) {
            TaskState few = task.fit(Fitting.of(model, bars(0, 50), bars(1000, 60)));
            TaskState enough = task.fit(Fitting.of(model, bars(0, 50), bars(1000, 450)));

            assertThat(task.notes(enough, Settings.empty())).isEmpty();
            assertThat(task.notes(few, Settings.of("false-alarms", 0.02))).isEmpty();
            assertThat(task.notes(few, Settings.empty()))
                    .singleElement()
                    .asString()
                    .startsWith("no picture can raise an alarm: with 60 held-out normal images, p is at least 0.016");
            assertThatThrownBy(() -> task.notes(few, sure))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("it takes 299");
            assertThat(task.notes(enough, sure).get(0))
                    .startsWith("at most 1 % false alarms, 95 % sure, from 450 normal images");
            assertThat(number(task, model, enough, sure, bar(false, 1), Detect.ALARM))
                    .isEqualTo(1);
        }
    }

    @Test
    void theImagesOfARunAreJudgedTogether() throws IOException {
        Detect task = new Detect(AnomalyKind.OBJECT, List.of("learned"), List.of("edges"), 100);
        Settings tenth = Settings.of("false-discoveries", 0.1);
        try (FakeAutoencoder model = model()) {
            TaskState state = task.fit(Fitting.of(model, bars(0, 50), bars(1000, 150)));
            List<Result.Table> answers = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                Inputs inputs =
                        Inputs.of(Map.of(Inputs.IMAGE, bar(i % 4 != 0, 7000 + i).image()), tenth);
                answers.add((Result.Table) task.run(model, state, inputs, Tiling.DEFAULT));
            }
            List<Double> together = task
                    .completion(state, tenth)
                    .orElseThrow()
                    .complete(Result.Table.joined(answers))
                    .table()
                    .rows()
                    .stream()
                    .map(row -> row.get(Detect.ALARM))
                    .toList();

            assertThat(together.stream().mapToDouble(Double::doubleValue).sum()).isBetween(10.0, 12.0);
            assertThat(IntStream.range(0, 10).mapToObj(i -> together.get(4 * i)))
                    .containsOnly(1.0);
            assertThat(task.completion(state, Settings.empty())).isEmpty();
            assertThatThrownBy(() -> task.notes(state, Settings.of("false-discoveries", 0.001)))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("it takes 999");
        }
    }

    @Test
    void twoWaysToDecideAboutAlarmsAreRefused() {
        assertThatThrownBy(() -> new DetectOptions(0.01, 0.95, 0.1, DetectOptions.Map.NONE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("give one of them");
        assertThatThrownBy(() -> new DetectOptions(0.01, 0, 0.1, DetectOptions.Map.HEAT))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("map=heat answers with pictures");
        assertThatThrownBy(() -> new DetectOptions(0.01, 0, 1, DetectOptions.Map.NONE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("[0, 1)");
    }

    /** Alone, the normal image and one of two anomalies raise an alarm; together both anomalies do. */
    @Test
    void theScorerCountsTheAlarmsOfAllImagesTogether() {
        DetectionScorer scorer = new DetectionScorer(List.of("good"), List.of());
        scorer.classes(List.of("good", "crack"));
        List<String> columns = List.of("score", "p", "alarm");
        List<Double> alone = List.of(1.0, 1.0, 0.0);
        for (int i = 0; i < 3; i++) {
            Example example = Example.labelled("x", ImageBatch.zeros(1, 1, 1, 1), i == 0 ? 0 : 1);
            scorer.add(
                    example,
                    new Detect().reference(example, new SplitMix64(1)).orElseThrow(),
                    new Result.Table(columns, List.of(List.of(1.0 + i, 0.5, alone.get(i)))));
        }
        assertThat(scorer.figures()).doesNotContainKey("false-discoveries");
        assertThat(scorer.figures().get("found").value()).isEqualTo(50);
        scorer.completed(new Result.Table(
                columns, List.of(List.of(1.0, 0.5, 1.0), List.of(2.0, 0.5, 1.0), List.of(3.0, 0.5, 1.0))));

        assertThat(scorer.figures().get("found").value()).isEqualTo(100);
        assertThat(scorer.figures().get("false-discoveries").value()).isCloseTo(100 / 3.0, within(1e-9));
    }

    @Test
    void theClassesOfTheDataAreTheNormalOnes() {
        DataFacts facts = new DataFacts(90, List.of("good"), true, false);

        assertThat(((Detect) new Detect().settled(facts)).normal()).containsExactly("good");
        assertThat(((Detect) new Detect(AnomalyKind.OBJECT, List.of("fine"), ALL, 5).settled(facts)).normal())
                .containsExactly("fine");
    }

    @Test
    void onlyNormalImagesAreLearnedFrom() throws IOException {
        Detect task = new Detect(AnomalyKind.OBJECT, List.of("good"), List.of("edges"), 100);
        Source both = new Source() {
            @Override
            public long size() {
                return 60;
            }

            @Override
            public Example get(long index) {
                return Example.labelled("image " + index, ImageBatch.zeros(1, 4, 4, 1), (int) (index % 3));
            }

            @Override
            public List<String> classes() {
                return List.of("crack", "good", "hole");
            }

            @Override
            public String digest() {
                return "both";
            }
        };

        assertThat(task.learned(both, 1).size()).isEqualTo(20);
        assertThat(task.learned(both, 1).classes()).containsExactly("good");
        assertThat(task.heldOut(both).size()).isEqualTo(20);
        Detect misspelt = new Detect(AnomalyKind.OBJECT, List.of("god"), List.of("edges"), 100);
        assertThatThrownBy(() -> misspelt.learned(both, 1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("there is no class \"god\" in this data; did you mean good?");
        assertThat(new Detect(AnomalyKind.OBJECT, List.of("crack", "good", "hole"), ALL, 100).learned(both, 1))
                .isSameAs(both);
    }

    @Test
    void tooFewHeldOutImagesAreKnownBeforeTheTraining() {
        assertThatThrownBy(() -> new Detect().heldOut(bars(0, 12)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("what is normal follows from at least 20 normal images that were held out from learning,"
                        + " and there are 12; give more images, or train with a larger share of them held out (--set"
                        + " held-out=0.3)");
        assertThat(new Detect(AnomalyKind.DEFECT, List.of("learned"), List.of("usual"), 10)
                        .heldOut(bars(0, 2))
                        .size())
                .isEqualTo(2);
    }

    @Test
    void oneImageIsRefusedBeforeItIsLearnedFrom() {
        assertThatThrownBy(() -> new Detect().settled(new DataFacts(1, List.of(), false, false)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("to know what is normal takes at least 40 images, and this data has 1; give more, or look"
                        + " for defects in few large ones (kind=defect)");
    }

    /** Class 1 is "good" here: 2 and 3 are anomalies. Both score higher than the normal image. */
    @Test
    void theScorerKnowsNormalImagesByTheNameOfTheirClass() {
        DetectionScorer scorer = new DetectionScorer(List.of("good"), List.of());
        assertThatThrownBy(() -> scorer.classes(List.of("crack", "hole")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("set normal=NAME[,NAME...] to some of crack, hole");
        scorer.classes(List.of("crack", "good", "hole"));
        for (int label = 0; label < 3; label++) {
            Example example = Example.labelled("x", ImageBatch.zeros(1, 1, 1, 1), label);
            double score = label == 1 ? 1 : 2 + label;
            scorer.add(
                    example,
                    new Detect().reference(example, new SplitMix64(1)).orElseThrow(),
                    new Result.Table(
                            List.of("score", "p", "alarm"), List.of(List.of(score, 0.5, label == 2 ? 1.0 : 0.0))));
        }
        assertThat(scorer.figures().get("auroc").value()).isEqualTo(100);
        assertThat(scorer.figures().get("found").value()).isEqualTo(50);
        assertThat(scorer.figures().get("false-alarms").value()).isEqualTo(0);
    }

    @Test
    void tooFewImagesAndUnknownScoresAreRefused() {
        try (FakeAutoencoder model = model()) {
            assertThatThrownBy(() -> new Detect().fit(Fitting.of(model, bars(0, 5), bars(0, 5))))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("at least 20 normal images");
        }
        assertThatThrownBy(() -> new Detect(AnomalyKind.OBJECT, List.of("learned"), List.of("colour"), 1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("[restoration, heat, code, neighbours, pixels, edges]");
        assertThatThrownBy(() -> new Detect(AnomalyKind.OBJECT, List.of("learned"), List.of(), 1))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new DetectOptions(0, 0, 0, DetectOptions.Map.NONE))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new DetectOptions(0.01, 1, 0, DetectOptions.Map.NONE))
                .isInstanceOf(InvalidInputException.class);
    }

    record Listed(List<Example> examples) implements Source {

        @Override
        public long size() {
            return examples.size();
        }

        @Override
        public Example get(long index) {
            return examples.get((int) index);
        }

        @Override
        public String digest() {
            return "0".repeat(64);
        }
    }
}
