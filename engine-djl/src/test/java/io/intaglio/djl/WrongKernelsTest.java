package io.intaglio.djl;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.config.Settings;
import io.intaglio.djl.architecture.Collapsed;
import io.intaglio.djl.compile.ConvolutionKernel;
import io.intaglio.djl.compile.ConvolutionVerdicts;
import io.intaglio.djl.compile.Convolutions;
import io.intaglio.djl.compile.FaultyKernel;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Condition;
import io.intaglio.network.Architecture;
import io.intaglio.network.Weights;
import io.intaglio.testkit.network.ReferenceNetwork;
import io.intaglio.train.Progress;
import io.intaglio.train.TrainingListener;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** On a processor whose native kernels are wrong, networks run and learn as on any other. */
class WrongKernelsTest {

    private static final ImageSpec COLOUR = ImageSpec.anySize(3);

    /** The loss without a test of the kernels. */
    private static double right;

    @BeforeAll
    static void train() {
        right = loss(Convolutions.trusted());
    }

    private static Architecture restorer(String fidelity) {
        return Settings.of("widths", "6,10")
                .with("latent", 0)
                .with("laterals", true)
                .with("upsampling", "bilinear")
                .with("residual", false)
                .with("fidelity", fidelity)
                .applyTo(new Collapsed())
                .create(COLOUR, COLOUR);
    }

    static Stream<ConvolutionKernel> wrong() {
        return Stream.of(FaultyKernel.forward(), FaultyKernel.byInput(), FaultyKernel.byWeights());
    }

    @Test
    void whatRunsEqualsThePlainReference() {
        Architecture architecture = restorer("mse");
        Weights weights = Engines.weights(architecture, 5);
        ImageBatch x = Engines.random(6, 2, 12, 20, 3);
        try (DjlEngine engine = Engines.of(proved(FaultyKernel.forward()));
                Autoencoder model = engine.open(architecture, weights)) {
            assertThat(model.apply(x, Condition.NONE).data())
                    .containsExactly(
                            new ReferenceNetwork(architecture, weights)
                                    .apply(x, Condition.NONE.labels())
                                    .data(),
                            Offset.offset(1e-4f));
        }
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void whatIsTrainedIsTheSame(ConvolutionKernel kernel) {
        assertThat(loss(proved(kernel))).isCloseTo(right, Percentage.withPercentage(0.1));
    }

    @Test
    void kernelsThatAreRightChangeNothing() {
        assertThat(loss(proved(ConvolutionKernel.NATIVE))).isEqualTo(right);
    }

    @Test
    void theWaysAreTakenForEveryConvolutionOfATraining() {
        AtomicInteger calls = new AtomicInteger();
        ConvolutionKernel counted = (x, weight, bias, stride, padding, dilation, groups) -> {
            calls.incrementAndGet();
            return FaultyKernel.byInput().convolve(x, weight, bias, stride, padding, dilation, groups);
        };
        Convolutions convolutions = proved(counted);
        loss(convolutions);
        int proving = calls.getAndSet(0);

        loss(convolutions);

        assertThat(proving).isPositive();
        assertThat(calls).hasValue(0); // all are products of matrices now
    }

    private static Convolutions proved(ConvolutionKernel kernel) {
        return Convolutions.proved(kernel, ConvolutionVerdicts.unkept());
    }

    /** After some steps, at a rate at which wrong gradients would lead elsewhere. */
    private static double loss(Convolutions convolutions) {
        try (DjlEngine engine = Engines.of(convolutions)) {
            List<Progress> steps = engine.train(
                            new NoiseBatches(4, 16, 16, 3, 0)
                                    .job(
                                            restorer("ssim"),
                                            NoiseBatches.steps(12).with("learning-rate", 0.01),
                                            null),
                            TrainingListener.NONE)
                    .report()
                    .history();
            return steps.get(steps.size() - 1).loss();
        }
    }
}
