package io.intaglio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.image.ImageSpec;
import io.intaglio.network.Architecture;
import io.intaglio.network.Comparison;
import io.intaglio.network.Conv;
import io.intaglio.network.Latent;
import io.intaglio.network.Network;
import io.intaglio.spi.ArchitectureProvider;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Classes that a network is not told of are refused before the start, or where they are met. */
class ClassesTest {

    private final Intaglio intaglio = Bench.intaglio(Bench.class.getClassLoader(), new Bench.Dim(), new Told());

    /** Is told one of three classes. */
    private record Told() implements ArchitectureProvider {

        @Override
        public String name() {
            return "told";
        }

        @Override
        public String summary() {
            return "for tests";
        }

        @Override
        public Architecture create(ImageSpec in, ImageSpec out) {
            return new Architecture(
                    in,
                    out,
                    Network.of(Conv.same(2, 3)),
                    new Latent.Point(3),
                    Network.of(Conv.same(out.channels(), 3)),
                    List.of(new Comparison.Mse(1)));
        }
    }

    /** Images of which each has a label of its own. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    private record Labelled(List<String> classes, int... labels) implements Source {

        @Override
        public long size() {
            return labels.length;
        }

        @Override
        public Example get(long index) {
            return Example.labelled("image " + index, Bench.even(8, 8, 1, 0.5f), labels[(int) index]);
        }

        @Override
        public String digest() {
            return "l";
        }
    }

    private Training training(Source data) {
        return intaglio.train("dim").architecture("told").data(data).settings(Settings.of("train.held-out", 0));
    }

    private static final Source GOOD = new Labelled(List.of("a", "b", "c"), 0, 1, 2, 0);

    @Test
    void the_classes_of_the_data_are_as_many_as_the_network_is_told() throws IOException {
        assertThat(training(GOOD).plan().examples()).isEqualTo(4);
        assertThatThrownBy(() -> training(new Labelled(List.of("a", "b", "c", "d"), 0, 1, 2, 0))
                        .plan())
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("the architecture told is told one of 3 classes under these settings, and this data has 4;"
                        + " set classes=4, or choose other data");
    }

    @Test
    void a_label_beyond_them_is_met_with_its_name() {
        assertThatThrownBy(() -> training(new Labelled(List.of(), 0, 1, 3, 0)).run())
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "image 2 is of class 3, and the network is told classes from 0 to 2; choose other data, or a"
                                + " network of more classes");
        assertThatThrownBy(() -> training(new Labelled(List.of(), 0, 1, -1, 0)).run())
                .hasMessageContaining("image 2 is of class -1");
    }

    @Test
    void the_data_to_judge_by_have_the_same_classes() throws IOException {
        assertThat(training(GOOD)
                        .validation(new Labelled(List.of("a", "b"), 0, 1))
                        .plan()
                        .heldOut())
                .isEqualTo(2);
        assertThatThrownBy(() -> training(GOOD)
                        .validation(new Labelled(List.of("b", "c"), 0, 1))
                        .plan())
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("the data to judge by has other classes than the data to learn from: b, c beside a, b, c;"
                        + " give both the same classes, in folders of the same names");
        assertThatThrownBy(() -> training(GOOD)
                        .validation(new Bench.Images(2, 1, 0, "v"))
                        .plan())
                .hasMessageContaining("and the data to judge by has none; choose labelled data");
    }

    @Test
    void pairs_that_the_data_to_judge_by_lack_are_missed_before_the_start() {
        Source pairs = new Source() {
            @Override
            public long size() {
                return 2;
            }

            @Override
            public Example get(long index) {
                Example alone = Example.of("image " + index, Bench.even(8, 8, 1, 0.5f));
                return alone.with(alone.image(), java.util.Optional.of(alone.image()));
            }

            @Override
            public String digest() {
                return "p";
            }
        };

        assertThatThrownBy(() -> Bench.intaglio()
                        .train("dim")
                        .set("pairs", true)
                        .data(pairs)
                        .validation(new Bench.Images(2, 1, 0, "v"))
                        .plan())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("the task dim needs images in pairs, and the data to judge by has none");
    }
}
