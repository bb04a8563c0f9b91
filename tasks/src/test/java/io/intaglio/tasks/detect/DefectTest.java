package io.intaglio.tasks.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
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
import io.intaglio.network.Tensor;
import io.intaglio.network.WeightSpec;
import io.intaglio.network.Weights;
import io.intaglio.spi.TaskProvider;
import io.intaglio.task.Answer;
import io.intaglio.task.Fitting;
import io.intaglio.task.Inputs;
import io.intaglio.task.Pair;
import io.intaglio.task.Result;
import io.intaglio.task.TaskState;
import io.intaglio.testkit.TaskContract;
import io.intaglio.testkit.fake.FakeAutoencoder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DefectTest extends TaskContract {

    private static final Detect TASK = new Detect(AnomalyKind.DEFECT, List.of("learned"), List.of("usual"), 100);

    @Override
    protected TaskProvider provider() {
        return TASK;
    }

    @Override
    protected Source data(Example example) {
        return DetectTest.darker(example);
    }

    private static Example noise(int seed) {
        SplitMix64 random = new SplitMix64(seed);
        ImageBatch image = ImageBatch.zeros(1, 24, 24, 1);
        for (int i = 0; i < image.data().length; i++) {
            image.data()[i] = 0.2f * random.nextFloat();
        }
        return Example.of("noise " + seed, image);
    }

    /** Dark noise with a bright square, and its mask. */
    private static Example square(int seed) {
        ImageBatch image = noise(seed).image();
        ImageBatch mask = ImageBatch.zeros(1, 24, 24, 1);
        for (int y = 8; y < 14; y++) {
            for (int x = 4; x < 10; x++) {
                image.data()[y * 24 + x] = 1;
                mask.data()[y * 24 + x] = 1;
            }
        }
        return new Example("square " + seed, image, OptionalInt.empty(), Optional.of(mask));
    }

    private static Result result(FakeAutoencoder model, TaskState state, Example example, String map) {
        Settings options = Settings.of("map", map);
        return TASK.run(model, state, Inputs.of(Map.of(Inputs.IMAGE, example.image()), options), Tiling.DEFAULT);
    }

    /** Gives back the picture, and takes brightness for a defect. */
    private static FakeAutoencoder model() {
        Architecture network = new Architecture(
                ImageSpec.anySize(2),
                ImageSpec.anySize(2),
                Network.of(Conv.same(1, 1)),
                new Latent.Point(0),
                Network.of(Conv.same(2, 1)),
                List.of(new Comparison.Mse(1)));
        Weights ones = Weights.of(ShapePlan.smallest(network).weights().stream()
                .collect(Collectors.toMap(WeightSpec::name, DefectTest::copying)));
        return new FakeAutoencoder(network, ones);
    }

    private static Tensor copying(WeightSpec spec) {
        float[] numbers = new float
                [Math.toIntExact(
                        spec.shape().stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b))];
        Arrays.fill(numbers, spec.name().endsWith(".weight") ? 1 : 0);
        return Tensor.of(spec.shape(), numbers);
    }

    private static TaskState state(FakeAutoencoder model) {
        Source normal = new DetectTest.Listed(
                IntStream.range(0, 120).mapToObj(DefectTest::noise).toList());
        return TASK.fit(Fitting.of(model, normal, normal));
    }

    @Test
    void mapsShowWhereADefectIsAndTheScorerMeasuresThem() {
        try (FakeAutoencoder model = model()) {
            TaskState state = state(model);
            DetectionScorer scorer = (DetectionScorer) TASK.scorer(state).orElseThrow();
            for (int seed = 1000; seed < 1010; seed++) {
                Example bad = square(seed);
                scorer.add(bad, pair(bad), result(model, state, bad, "heat"));
                Example good = noise(seed + 50);
                good = good.with(good.image(), Optional.of(ImageBatch.zeros(1, 24, 24, 1)));
                scorer.add(good, pair(good), result(model, state, good, "heat"));
            }
            assertThat(scorer.figures().keySet())
                    .contains("auroc", "found", "false-alarms", "pixel-auroc", "aupro", "aupimo");
            assertThat(scorer.figures().get("auroc").value()).isEqualTo(100);
            assertThat(scorer.figures().get("found").value()).isEqualTo(100);
            assertThat(scorer.figures().get("pixel-auroc").value()).isGreaterThan(90);
        }
    }

    private static Pair pair(Example example) {
        return TASK.reference(example, new SplitMix64(1)).orElseThrow();
    }

    @Test
    void everyMapIsOfTheKindThatIsAnnounced() {
        try (FakeAutoencoder model = model()) {
            TaskState state = state(model);
            ShapePlan network = model.plan();
            Result overlay = result(model, state, square(1), "overlay");
            Result explained = result(model, state, square(1), "explain");

            assertThat(TASK.answer(network, Settings.of("map", "overlay"))).isEqualTo(Answer.PICTURE);
            assertThat(((Result.Image) overlay).image().channels()).isEqualTo(3);
            assertThat(((Result.Image) overlay).image().get(0, 11, 7, 0))
                    .isGreaterThan(((Result.Image) overlay).image().get(0, 11, 7, 1));
            assertThat(TASK.answer(network, Settings.of("map", "explain"))).isEqualTo(Answer.PICTURES);
            assertThat(((Result.Images) explained).images().get(0).width()).isEqualTo(3 * 24 + 2 * 4);
            assertThat(TASK.answer(network, Settings.empty()).columns()).containsExactly("score", "p", "alarm", "heat");
        }
    }

    /** Marks on normal images alone would call a network the best that marks nothing. */
    @Test
    void aNetworkThatIsStillLearningIsJudgedByItsErrorOnMadeDefects() {
        assertThat(TASK.scorer(TaskState.EMPTY)).isEmpty();
    }

    @Test
    void marksLieWhereAPictureWasChanged() {
        SplitMix64 random = new SplitMix64(5);
        double[] change = new double[2];
        int[] pixels = new int[2];
        for (int i = 0; i < 200; i++) {
            ImageBatch image = noise(i).image();
            Pair pair = TASK.pair(Example.of("noise", image), random);
            assertThat(pair.target().channels(0).data()).isEqualTo(image.data());
            float[] marks = pair.target().channels(1).data();
            for (int at = 0; at < marks.length; at++) {
                assertThat(marks[at]).isBetween(0f, 1f);
                if (marks[at] == 0 || marks[at] == 1) {
                    change[(int) marks[at]] += Math.abs(pair.input().get(0, at / 24, at % 24, 0) - image.data()[at]);
                    pixels[(int) marks[at]]++;
                }
            }
        }
        assertThat(change[0] / pixels[0]).as("unmarked").isLessThan(0.003);
        assertThat(change[1] / pixels[1]).as("marked").isGreaterThan(0.1);
    }

    @Test
    void imagesThatAreAllAlikeAreRefused() {
        Source alike = new DetectTest.Listed(
                IntStream.range(0, 30).mapToObj(any -> noise(7)).toList());
        try (FakeAutoencoder model = model()) {
            assertThatThrownBy(() -> TASK.fit(Fitting.of(model, alike, alike)))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("all 30 held-out images look the same");
        }
    }

    @Test
    void aPlateWithoutNormalImagesSaysSoBeforeARun() {
        assertThatThrownBy(() -> TASK.notes(TaskState.EMPTY, Settings.empty()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("intaglio fit detect");
    }
}
