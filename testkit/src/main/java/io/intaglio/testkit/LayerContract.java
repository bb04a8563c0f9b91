package io.intaglio.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Condition;
import io.intaglio.network.Architecture;
import io.intaglio.network.Comparison;
import io.intaglio.network.Conv;
import io.intaglio.network.Dense;
import io.intaglio.network.Latent;
import io.intaglio.network.Layer;
import io.intaglio.network.Network;
import io.intaglio.network.ReceptiveField;
import io.intaglio.network.Reshape;
import io.intaglio.network.Shape;
import io.intaglio.network.ShapeException;
import io.intaglio.network.ShapePlan;
import io.intaglio.network.Tap;
import io.intaglio.network.Tensor;
import io.intaglio.network.WeightSpec;
import io.intaglio.spi.Engine;
import io.intaglio.testkit.network.EveryLayer;
import io.intaglio.train.Batch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The contract of every layer: it makes the shape that it plans, its gradient is that of its values, it looks no
 * farther than it says, and refuses what it cannot take. Extend it and return layers. An engine that computes and
 * trains them must be on the class path.
 *
 * @since 0.1
 */
public abstract class LayerContract {

    private static final String BEFORE = "before-it";
    private static final String AFTER = "after-it";

    /**
     * Returns the layers to look at. Those with corners in their values (a rectifier has one) pass only away from them.
     */
    protected abstract List<Layer> layers();

    /** Returns the shapes that each of the layers takes: a map of 4 channels, unless overridden. */
    protected List<Shape> shapes() {
        return List.of(new Shape.Map(4, 8, 6));
    }

    /** Returns shapes that each of the layers must refuse: none, unless overridden. */
    protected List<Shape> refused() {
        return List.of();
    }

    /** A test of one layer. */
    private interface Check {
        void of(Layer layer, Shape in);
    }

    private Stream<DynamicTest> each(Check check) {
        return layers().stream()
                .flatMap(layer -> shapes().stream()
                        .map(in -> DynamicTest.dynamicTest(layer + " of " + in, () -> check.of(layer, in))));
    }

    @TestFactory
    public Stream<DynamicTest> hasAKindAndIsARecord() {
        return each((layer, in) -> {
            assertThat(layer).isInstanceOf(Record.class);
            if (layer instanceof Layer.Custom custom) {
                assertThat(custom.kind()).matches("[a-z][a-z0-9]*(-[a-z0-9]+)*");
            }
        });
    }

    @TestFactory
    public Stream<DynamicTest> countsWhatItCosts() {
        return each((layer, in) -> {
            assertThat(layer.output(in).size()).isPositive();
            assertThat(layer.activations(in)).isGreaterThanOrEqualTo(0);
            assertThat(layer.flops(in)).isGreaterThanOrEqualTo(0);
            assertThat(layer.weights(in))
                    .extracting(WeightSpec::name)
                    .doesNotHaveDuplicates()
                    .allMatch(name -> name.matches("[a-z0-9.-]+"));
            assertThat(layer.weights(in)).allMatch(weight -> weight.size() > 0);
        });
    }

    @TestFactory
    public Stream<DynamicTest> makesTheShapeThatItPlans() {
        return each((layer, in) -> {
            for (Shape shape : Stream.concat(Stream.of(in), others(in)).toList()) {
                if (takes(layer, shape)) {
                    assertThat(outputs(layer, shape, inputs(shape)).shape())
                            .as("of two examples of %s", shape)
                            .isEqualTo(extents(layer.output(shape)));
                }
            }
        });
    }

    private static Stream<Shape> others(Shape in) {
        return in instanceof Shape.Map map
                ? Stream.of(
                        new Shape.Map(map.channels(), map.height() + 1, map.width() + 3),
                        new Shape.Map(map.channels() + 1, map.height(), map.width()),
                        new Shape.Map(map.channels(), 1, 1),
                        new Shape.Vector(7))
                : Stream.of(new Shape.Vector(in.channels() + 1), new Shape.Map(3, 4, 5));
    }

    /** A refusal is a {@link ShapeException} with a message; anything else is a fault. */
    private static boolean takes(Layer layer, Shape shape) {
        try {
            layer.output(shape);
            return true;
        } catch (ShapeException e) {
            assertThat(e).message().as("why %s is refused", shape).isNotBlank();
            return false;
        }
    }

    private static List<Integer> extents(Shape shape) {
        return shape instanceof Shape.Map map
                ? List.of(2, map.channels(), map.height(), map.width())
                : List.of(2, shape.channels());
    }

    @TestFactory
    public Stream<DynamicTest> refusesWhatItCannotTake() {
        return each((layer, in) -> refused()
                .forEach(shape -> assertThat(takes(layer, shape))
                        .as("%s takes %s", layer, shape)
                        .isFalse()));
    }

    @TestFactory
    public Stream<DynamicTest> itsGradientIsThatOfTheDifferences() {
        return each((layer, in) -> {
            Architecture architecture = around(layer, in);
            ImageSpec size = architecture.in();
            Batch batch = new Batch(
                    TrainingEngine.noise(1, 2, size.height(), size.width(), size.channels()),
                    TrainingEngine.noise(2, 2, size.height(), size.width(), size.channels()),
                    Optional.empty(),
                    List.of());
            List<String> learned = ShapePlan.smallest(architecture).weights().stream()
                    .filter(WeightSpec::trained)
                    .map(WeightSpec::name)
                    .filter(name -> name.startsWith("encoder."))
                    .toList();
            try (Engine engine = TrainingEngine.open()) {
                new GradientProbe(engine, architecture, batch).compare(EveryLayer.weights(architecture), learned);
            }
        });
    }

    @TestFactory
    public Stream<DynamicTest> looksNoFartherThanItSays() {
        return each((layer, in) -> {
            ReceptiveField field = layer.reach();
            if (field.finite() && in instanceof Shape.Map map) {
                ImageBatch images = inputs(in);
                Tensor before = outputs(layer, in, images);
                for (int row : new int[] {0, map.height() / 2, map.height() - 1}) {
                    int column = row * (map.width() - 1) / Math.max(1, map.height() - 1);
                    ImageBatch changed = inputs(in);
                    for (int c = 0; c < map.channels(); c++) {
                        changed.data()[changed.index(0, row, column, c)] += 0.3f;
                    }
                    far(field, before, outputs(layer, in, changed), row, column);
                }
            }
        });
    }

    /** What is far from the changed pixel, or of another example, must be as it was. */
    private static void far(ReceptiveField field, Tensor before, Tensor after, int row, int column) {
        int channels = before.shape().get(1);
        int height = before.shape().get(2);
        int width = before.shape().get(3);
        double pitch = field.down() / (double) field.up();
        for (int i = 0; i < before.data().length; i++) {
            boolean first = i < channels * height * width;
            double down = Math.abs(i / width % height * pitch - row);
            double across = Math.abs(i % width * pitch - column);
            if (!first || Math.max(down, across) > field.radius()) {
                assertThat(after.data()[i])
                        .as(
                                "example %s, row %s, column %s, after a change at row %s, column %s",
                                first ? 0 : 1, i / width % height, i % width, row, column)
                        .isCloseTo(before.data()[i], Offset.offset(1e-6f));
            }
        }
    }

    /** Returns two examples, of which the layer is given each as it is. */
    private static ImageBatch inputs(Shape in) {
        return in instanceof Shape.Map map
                ? TrainingEngine.noise(5, 2, map.height(), map.width(), map.channels())
                : TrainingEngine.noise(5, 2, 1, in.channels(), 1);
    }

    private static Tensor outputs(Layer layer, Shape in, ImageBatch images) {
        List<Layer> encoder = new ArrayList<>();
        if (in instanceof Shape.Vector) {
            encoder.add(new Reshape(in));
        }
        encoder.addAll(List.of(layer, new Tap(AFTER)));
        Architecture architecture = decoded(encoder, new ImageSpec(images.channels(), images.height(), images.width()));
        try (Engine engine = TrainingEngine.open();
                Autoencoder model = engine.open(architecture, EveryLayer.weights(architecture))) {
            return model.features(images, Condition.NONE, Set.of(AFTER)).get(AFTER);
        }
    }

    /** The layer behind a convolution or a dense layer, by whose weights its input learns. */
    private static Architecture around(Layer layer, Shape in) {
        List<Layer> encoder = new ArrayList<>();
        ImageSpec image;
        if (in instanceof Shape.Map map) {
            image = new ImageSpec(1, map.height(), map.width());
            encoder.add(Conv.same(map.channels(), 3));
        } else {
            image = new ImageSpec(1, 4, 4);
            encoder.addAll(List.of(new Reshape(new Shape.Vector(16)), Dense.linear(in.channels())));
        }
        encoder.addAll(List.of(new Tap(BEFORE), layer, new Tap(AFTER)));
        return decoded(encoder, image);
    }

    /** A decoder that takes any code. */
    private static Architecture decoded(List<Layer> encoder, ImageSpec image) {
        Shape shape = new Shape.Map(image.channels(), image.height(), image.width());
        Shape code = shape;
        for (Layer layer : encoder) {
            code = layer.output(code);
        }
        List<Layer> decoder = new ArrayList<>();
        if (code instanceof Shape.Map) {
            decoder.add(new Reshape(new Shape.Vector(Math.toIntExact(code.size()))));
        }
        decoder.addAll(List.of(Dense.linear(Math.toIntExact(shape.size())), new Reshape(shape)));
        return new Architecture(
                image,
                image,
                new Network(encoder),
                new Latent.Point(0),
                new Network(decoder),
                List.of(new Comparison.Mse(1)));
    }
}
