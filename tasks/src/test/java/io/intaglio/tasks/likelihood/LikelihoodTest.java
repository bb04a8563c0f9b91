package io.intaglio.tasks.likelihood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.data.SplitMix64;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.model.Tiling;
import io.intaglio.network.Activate;
import io.intaglio.network.Architecture;
import io.intaglio.network.Comparison;
import io.intaglio.network.Conv;
import io.intaglio.network.Latent;
import io.intaglio.network.LossTerm;
import io.intaglio.network.Network;
import io.intaglio.network.ShapePlan;
import io.intaglio.network.Tensor;
import io.intaglio.network.Upsample;
import io.intaglio.network.Weights;
import io.intaglio.spi.TaskProvider;
import io.intaglio.task.Channels;
import io.intaglio.task.Fitting;
import io.intaglio.task.Inputs;
import io.intaglio.task.Result;
import io.intaglio.task.TaskState;
import io.intaglio.tasks.numeric.Softmax;
import io.intaglio.testkit.TaskContract;
import io.intaglio.testkit.fake.FakeAutoencoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LikelihoodTest extends TaskContract {

    @Override
    protected TaskProvider provider() {
        return new Likelihood();
    }

    @Override
    protected List<Integer> channels() {
        return List.of(1);
    }

    @Override
    protected Architecture network(Channels channels) {
        return new Architecture(
                ImageSpec.anySize(channels.in()),
                ImageSpec.anySize(channels.out()),
                Network.of(Conv.halve(4)),
                new Latent.Gaussian(0),
                Network.of(
                        new Upsample(2, Upsample.Mode.NEAREST),
                        Conv.same(channels.out(), 3),
                        new Activate(Activate.Function.SIGMOID)),
                List.of(new Comparison.Bce(1), new LossTerm.Kl(1, 0, 0)));
    }

    /** One pixel x = z + noise of variance 1/2, and the posterior that the weights and biases say. */
    private static FakeAutoencoder linear(LossTerm term, double slope, double logVariance) {
        Architecture architecture = new Architecture(
                new ImageSpec(1, 1, 1),
                new ImageSpec(1, 1, 1),
                Network.of(Conv.same(2, 1)),
                new Latent.Gaussian(0),
                Network.of(Conv.same(1, 1)),
                List.of(term, new LossTerm.Kl(1, 0, 0)));
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        Weights shapes = Weights.initial(ShapePlan.smallest(architecture).weights(), 0);
        tensors.put("encoder.0.weight", tensor(shapes, "encoder.0.weight", slope, 0));
        tensors.put("encoder.0.bias", tensor(shapes, "encoder.0.bias", 0, logVariance));
        tensors.put("decoder.0.weight", tensor(shapes, "decoder.0.weight", 1));
        tensors.put("decoder.0.bias", tensor(shapes, "decoder.0.bias", 0));
        return new FakeAutoencoder(architecture, Weights.of(tensors));
    }

    private static Tensor tensor(Weights shapes, String name, double... values) {
        float[] data = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            data[i] = (float) values[i];
        }
        return Tensor.of(shapes.get(name).shape(), data);
    }

    private static ImageBatch pixel(float value) {
        return ImageBatch.wrap(1, 1, 1, 1, new float[] {value});
    }

    private static List<Double> row(FakeAutoencoder model, float x, int samples) {
        Inputs inputs = Inputs.of(Map.of(Inputs.IMAGE, pixel(x)), Settings.parse("samples = " + samples));
        Result result = new Likelihood(Binarization.NONE).run(model, TaskState.EMPTY, inputs, Tiling.DEFAULT);
        return ((Result.Table) result).rows().get(0);
    }

    /** log N(0.8; 0, 3/2) of x = z + e, z of variance 1, e of variance 1/2; the posterior is N(2x/3, 1/3). */
    private static final double EXACT = 0.5 * Math.log(2 * Math.PI * 1.5) + 0.5 * 0.8 * 0.8 / 1.5;

    @Test
    void theTruePosteriorGivesTheExactLikelihoodByOneDraw() {
        List<Double> row = row(linear(new Comparison.Mse(1), 2 / 3.0, Math.log(1 / 3.0)), 0.8f, 1);

        assertThat(row.get(0)).isCloseTo(EXACT, within(1e-5));
        assertThat(row.get(1)).isCloseTo(EXACT, within(1e-5));
        assertThat(row.get(2)).isCloseTo(EXACT / Math.log(2) + 8, within(1e-5));
    }

    /** A posterior N(0, 1) instead: the bound is lower by its divergence from the true one. */
    @Test
    void anotherPosteriorLowersTheBoundByItsDivergenceAndNotTheLikelihood() {
        List<Double> row = row(linear(new Comparison.Mse(1), 0, 0), 0.8f, 200_000);

        double mean = 2 * 0.8 / 3;
        double divergence = 0.5 * (3 + mean * mean * 3 - 1 + Math.log(1 / 3.0));
        assertThat(row.get(0)).isCloseTo(EXACT, within(0.01));
        assertThat(row.get(1)).isCloseTo(EXACT + divergence, within(0.02));
    }

    /** With the same codes for all images, errors would be the same for all, and the mean would have them, too. */
    @Test
    void eachImageHasItsOwnRandomNumbers() {
        FakeAutoencoder model = linear(new Comparison.Mse(1), 0, 0);
        double mean = 0;
        int images = 2000;
        for (int i = 0; i < images; i++) {
            mean += row(model, 0.8f + i * 1e-6f, 1).get(1) / images;
        }

        // The values of single images have a standard deviation of 2.1.
        assertThat(mean).isCloseTo(row(model, 0.8f, 200_000).get(1), within(0.2));
        assertThat(row(model, 0.8f, 1)).isEqualTo(row(model, 0.8f, 1));
    }

    private record Examples(List<Example> examples) implements Source {

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

    /** Gray pixels of 0.5 become 0.5 + noise; a decoder that says 0 is wrong by the square of that. */
    @Test
    void aCalibratedPlateRemembersTheVarianceOfItsDecoder() {
        FakeAutoencoder model = linear(new Comparison.CalibratedMse(1), 0, -12);
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            examples.add(Example.of("gray", pixel(0.5f)));
        }
        Likelihood task = new Likelihood(Binarization.NONE);
        Inputs inputs = Inputs.of(Map.of(Inputs.IMAGE, pixel(0.5f)), Settings.parse("samples = 4000"));

        assertThatThrownBy(() -> task.run(model, TaskState.EMPTY, inputs, Tiling.DEFAULT))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("\"intaglio fit likelihood\" adds it");
        TaskState state = task.fit(Fitting.of(model, new Examples(examples), new Examples(examples)));
        Result.Table table = (Result.Table) task.run(model, state, inputs, Tiling.DEFAULT);
        TaskState during = task.provisional(model, new Examples(examples));
        assertThat(task.run(model, during, inputs, Tiling.DEFAULT))
                .as("the figure during the training")
                .isEqualTo(table);
        double variance = 0.25;
        assertThat(table.rows().get(0).get(1))
                .isCloseTo(
                        0.5 * (0.25 / variance + Math.log(2 * Math.PI * variance)) + 0.5 * (12 - 1 + Math.exp(-12)),
                        within(0.05));
    }

    @Test
    void aBernoulliLikelihoodIsTheSumOfLogarithms() {
        float[] image = new float[100];
        float[] output = new float[200];
        double expected = 0;
        for (int i = 0; i < image.length; i++) {
            image[i] = i % 3 == 0 ? 1 : 0;
            output[100 + i] = (i + 1) / 102f;
            expected += Math.log(i % 3 == 0 ? (i + 1) / 102.0 : 1 - (i + 1) / 102.0);
        }

        assertThat(new Decoded.Bernoulli().log(image, output, 100)).isCloseTo(expected, within(1e-4));
        assertThat(new Decoded.Bernoulli().log(new float[] {1}, new float[] {0}, 0))
                .isCloseTo(Math.log(1e-6), within(1e-9));
    }

    @Test
    void theMeanOfExponentialsIsTakenWithoutOverflow() {
        assertThat(Softmax.logMean(new double[] {-1000, -1000 + Math.log(3)}))
                .isCloseTo(-1000 + Math.log(2), within(1e-9));
    }

    @Test
    void dynamicBinarizationDrawsAnewAndStaticDoesNot() {
        ImageBatch gray = ImageBatch.zeros(1, 40, 50, 1);
        Arrays.fill(gray.data(), 0.25f);
        Example example = Example.of("gray", gray);
        SplitMix64 random = new SplitMix64(1);
        Likelihood still = new Likelihood(Binarization.STATIC);

        float[] first = new Likelihood().pair(example, random).input().data();
        float[] second = new Likelihood().pair(example, random).input().data();
        assertThat(first).isNotEqualTo(second).containsOnly(0, 1);
        double sum = 0;
        for (float value : first) {
            sum += value;
        }
        assertThat(sum / first.length).isCloseTo(0.25, within(0.04));
        assertThat(still.pair(example, random).input().data())
                .isEqualTo(still.pair(example, random).input().data())
                .containsOnly(0, 1);
    }

    @Test
    void noiseSpreadsAValueOfEightBitsOverItsStep() {
        ImageBatch white = pixel(1);

        float value = Binarization.NONE.of(white, new SplitMix64(3)).data()[0];

        assertThat(value).isBetween(255 / 256f, 1f);
    }

    @Test
    void aPlateWithoutAProbabilityOfImagesIsRefused() {
        FakeAutoencoder l1 = linear(new Comparison.L1(1), 0, 0);
        assertThatThrownBy(() -> row(l1, 0.5f, 1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("train with a likelihood of bernoulli, mse or calibrated");
    }

    @Test
    void aNetworkThatIsNotVariationalIsRefusedBeforeItLearns() {
        Architecture point = new Architecture(
                ImageSpec.anySize(1),
                ImageSpec.anySize(1),
                Network.of(),
                new Latent.Point(0),
                Network.of(),
                List.of(new Comparison.Bce(1)));

        assertThatThrownBy(() -> new Likelihood().complete(point))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("choose the architecture ladder or variational");
        assertThatThrownBy(() -> new Likelihood().answer(ShapePlan.smallest(point), Settings.empty()))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void zerosAndOnesGoWithBernoulliAndGray() {
        Architecture bernoulli = network(Channels.same(1));
        Architecture normal = linear(new Comparison.Mse(1), 0, 0).architecture();

        assertThatThrownBy(() -> new Likelihood(Binarization.NONE).complete(bernoulli))
                .hasMessageContaining("set binarize to dynamic or static");
        assertThatThrownBy(() -> new Likelihood(Binarization.STATIC).complete(normal))
                .hasMessageContaining("set binarize to none");
        assertThat(new Likelihood(Binarization.NONE).complete(normal)).isEqualTo(normal);
        assertThatThrownBy(() -> new Likelihood().channels(3, 3))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("set channels to 1");
        assertThat(new Likelihood(Binarization.NONE).channels(3, 3)).isEqualTo(Channels.same(3));
    }

    @Test
    void aPersonsPictureIsBinarizedByTheSeedOfTheRun() {
        ImageBatch gray = ImageBatch.zeros(1, 8, 8, 1);
        Arrays.fill(gray.data(), 0.5f);
        Inputs inputs = Inputs.of(Map.of(Inputs.IMAGE, gray), Settings.parse("seed = 4"));

        float[] data = new Likelihood().prepare(inputs).image(Inputs.IMAGE).data();

        assertThat(data).containsOnly(0, 1);
        assertThat(new Likelihood().prepare(inputs).image(Inputs.IMAGE).data()).isEqualTo(data);
    }
}
