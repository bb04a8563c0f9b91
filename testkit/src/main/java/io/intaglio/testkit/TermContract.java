package io.intaglio.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.image.ImageSpec;
import io.intaglio.network.Activate;
import io.intaglio.network.Architecture;
import io.intaglio.network.Comparison;
import io.intaglio.network.Conv;
import io.intaglio.network.Latent;
import io.intaglio.network.LossTerm;
import io.intaglio.network.Network;
import io.intaglio.network.PixelShuffle;
import io.intaglio.network.ShapePlan;
import io.intaglio.network.ShapePlan.TermNetworkPlan;
import io.intaglio.network.TermNetwork;
import io.intaglio.network.WeightSpec;
import io.intaglio.network.Weights;
import io.intaglio.spi.Engine;
import io.intaglio.train.Batch;
import io.intaglio.train.Checkpoint;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The contract of every term of the loss: it is finite and repeatable, its gradient is that of its values, and its
 * parts learn as they declare. Extend it and return terms. An engine that computes them must be on the class path.
 *
 * @since 0.1
 */
public abstract class TermContract {

    private static final int HEIGHT = 12;
    private static final int WIDTH = 14;
    private static final int COUNT = 3;
    private static final double RATE = 0.01;

    /** Returns the terms to look at, none of weight 0. */
    protected abstract List<LossTerm> terms();

    /** Returns the network that a term judges, gray and of any size, with the term in its objective: a smooth one. */
    protected Architecture architecture(LossTerm term) {
        ImageSpec gray = ImageSpec.anySize(1);
        return new Architecture(
                gray,
                gray,
                Network.of(new PixelShuffle(-2), Conv.same(2, 3), new Activate(Activate.Function.TANH)),
                new Latent.Point(0),
                Network.of(Conv.same(4, 1), new PixelShuffle(2), new Activate(Activate.Function.SIGMOID)),
                term.compares() ? List.of(term) : List.of(new Comparison.Mse(1), term));
    }

    /**
     * Returns what is learned from: noise in [0, 1), with as many views as the objective compares. Where it looks at
     * classes, those of the examples are 0, 1 and, where views are compared, unknown.
     */
    protected Batch batch(Architecture architecture) {
        int views = architecture.objective().stream()
                .mapToInt(LossTerm::views)
                .max()
                .orElse(1);
        boolean labelled = architecture.labels() || architecture.latent().classes() > 0;
        return new Batch(
                TrainingEngine.noise(1, COUNT * views, HEIGHT, WIDTH, 1),
                TrainingEngine.noise(2, COUNT * views, HEIGHT, WIDTH, 1),
                Optional.empty(),
                labelled
                        ? IntStream.range(0, COUNT * views)
                                .mapToObj(i -> label(i / views, views))
                                .toList()
                        : List.of(),
                Map.of(),
                views);
    }

    private static int label(int example, int views) {
        return example == COUNT - 1 && views > 1 ? -1 : example % 2;
    }

    /** A test of one term. */
    private interface Check {
        void of(LossTerm term, Architecture architecture, GradientProbe probe);
    }

    private Stream<DynamicTest> each(Check check) {
        return terms().stream()
                .map(term -> DynamicTest.dynamicTest(term.toString(), () -> {
                    Architecture architecture = architecture(term);
                    try (Engine engine = TrainingEngine.open()) {
                        check.of(term, architecture, new GradientProbe(engine, architecture, batch(architecture)));
                    }
                }));
    }

    @TestFactory
    public Stream<DynamicTest> hasANameAndIsARecord() {
        return terms().stream()
                .map(term -> DynamicTest.dynamicTest(term.toString(), () -> {
                    assertThat(term).isInstanceOf(Record.class);
                    assertThat(term.name()).isNotBlank();
                    assertThat(term.weight()).isFinite().isPositive();
                    assertThat(term.warmUp()).isNotNegative();
                    if (term instanceof LossTerm.Custom custom) {
                        assertThat(custom.kind()).matches("[a-z][a-z0-9]*(-[a-z0-9]+)*");
                    }
                }));
    }

    @TestFactory
    public Stream<DynamicTest> ownsTheSamePartsAtEachCall() {
        return terms().stream()
                .map(term -> DynamicTest.dynamicTest(term.toString(), () -> {
                    ShapePlan plan = ShapePlan.of(architecture(term), HEIGHT, WIDTH);

                    assertThat(term.parts(plan)).isEqualTo(term.parts(plan));
                    assertThat(plan.parts())
                            .extracting(each -> each.part().name())
                            .containsAll(term.parts(plan).stream()
                                    .map(TermNetwork::name)
                                    .toList());
                }));
    }

    @TestFactory
    public Stream<DynamicTest> isFiniteAndRepeatable() {
        return each((term, architecture, probe) -> {
            Weights weights = probe.weights();
            double value = probe.at(weights).terms().get(term.name());

            assertThat(value).isFinite();
            assertThat(probe.at(weights).terms()).containsEntry(term.name(), value);
        });
    }

    /** Compares the gradient by the weights of the network, and of parts that learn with it. */
    @TestFactory
    public Stream<DynamicTest> itsGradientIsThatOfTheDifferences() {
        return each((term, architecture, probe) -> {
            ShapePlan plan = ShapePlan.of(architecture, HEIGHT, WIDTH);
            Stream<WeightSpec> parts = plan.parts().stream()
                    .filter(part -> part.part().learns() == TermNetwork.Learns.WITH)
                    .flatMap(part -> part.weights().stream());
            List<String> learned = Stream.concat(plan.weights().stream(), parts)
                    .filter(WeightSpec::trained)
                    .map(WeightSpec::name)
                    .toList();

            probe.compare(probe.weights(), learned);
        });
    }

    @TestFactory
    public Stream<DynamicTest> itsPartsLearnAsTheyDeclare() {
        return each((term, architecture, probe) -> {
            Weights begin = probe.train(1, RATE, Optional.empty()).checkpoint().optimizer();
            Checkpoint end = probe.train(6, RATE, Optional.empty()).checkpoint();
            for (TermNetworkPlan part :
                    ShapePlan.of(architecture, HEIGHT, WIDTH).parts()) {
                boolean changed = part.weights().stream()
                        .map(WeightSpec::name)
                        .anyMatch(name -> !same(begin, end.optimizer(), name));
                assertThat(changed)
                        .as("the part %s learns", part.part().name())
                        .isEqualTo(part.part().learns() != TermNetwork.Learns.NOT);
            }
        });
    }

    private static boolean same(Weights one, Weights other, String name) {
        return Arrays.equals(one.get(name).data(), other.get(name).data());
    }
}
