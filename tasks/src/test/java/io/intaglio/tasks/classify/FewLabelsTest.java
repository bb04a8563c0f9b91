package io.intaglio.tasks.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.image.ImageBatch;
import io.intaglio.testkit.SourceContract;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FewLabelsTest extends SourceContract {

    private static final int SIZE = 90;

    /** Images of the classes 0, 1, 2 in turn; from some number on the class is not known. */
    private record Striped(int labelled) implements Source {

        @Override
        public long size() {
            return SIZE;
        }

        @Override
        public Example get(long index) {
            int number = (int) Objects.checkIndex(index, SIZE);
            ImageBatch image = ImageBatch.wrap(1, 1, 1, 1, new float[] {number / 100f});
            return number < labelled
                    ? Example.labelled(Integer.toString(number), image, number % 3)
                    : Example.of(Integer.toString(number), image);
        }

        @Override
        public String name(long index) {
            return Long.toString(index);
        }

        @Override
        public List<String> classes() {
            return List.of("a", "b", "c");
        }

        @Override
        public String digest() {
            return "0".repeat(64);
        }
    }

    @Override
    protected Source open() throws IOException {
        return FewLabels.drawn(new Striped(SIZE), 6, 1);
    }

    /** Returns the classes that the data tells, by the number of the image. */
    private static Map<Integer, Integer> told(Source data) throws IOException {
        Map<Integer, Integer> told = new TreeMap<>();
        for (long index = 0; index < data.size(); index++) {
            Example example = data.get(index);
            assertThat(data.label(index)).isEqualTo(example.label());
            assertThat(data.name(index)).isEqualTo(example.name());
            if (example.label().isPresent()) {
                told.put(Integer.parseInt(example.name()), example.label().getAsInt());
            }
        }
        return told;
    }

    @Test
    void equallyManyOfEachClassKeepTheirLabel() throws IOException {
        Map<Integer, Integer> told = told(open());

        assertThat(told).hasSize(6);
        assertThat(told.values()).containsExactlyInAnyOrder(0, 0, 1, 1, 2, 2);
        told.forEach((number, label) -> assertThat(label).isEqualTo(number % 3));
    }

    @Test
    void theSeedDecidesWhichTheyAre() throws IOException {
        assertThat(told(FewLabels.drawn(new Striped(SIZE), 6, 1))).isEqualTo(told(open()));
        assertThat(told(FewLabels.drawn(new Striped(SIZE), 6, 2))).isNotEqualTo(told(open()));
        assertThat(FewLabels.drawn(new Striped(SIZE), 6, 2).digest()).isNotEqualTo(open().digest());
    }

    /** 84 images without a label, and 28 times one of the six with a label. */
    @Test
    void everyImageIsThereAndAQuarterOfAllHasALabel() throws IOException {
        Source data = open();
        Map<String, Integer> times = new TreeMap<>();
        int labelled = 0;
        for (long index = 0; index < data.size(); index++) {
            times.merge(data.get(index).name(), 1, Integer::sum);
            labelled += data.label(index).isPresent() ? 1 : 0;
        }

        assertThat(data.size()).isEqualTo(84 + 28);
        assertThat(labelled).isEqualTo(28);
        assertThat(times).hasSize(SIZE);
        told(data)
                .keySet()
                .forEach(number -> assertThat(times.get(number.toString())).isBetween(4, 5));
    }

    @Test
    void whereMostHaveALabelNoneComesTwice() throws IOException {
        assertThat(FewLabels.drawn(new Striped(SIZE), 60, 1).size()).isEqualTo(SIZE);
        assertThat(FewLabels.all(new Striped(80)).size()).isEqualTo(SIZE);
    }

    @Test
    void labelsThatAreMissingAreNotDrawn() throws IOException {
        assertThat(told(FewLabels.drawn(new Striped(9), 9, 1)).keySet()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(told(FewLabels.all(new Striped(5))).keySet()).containsExactly(0, 1, 2, 3, 4);
        assertThatThrownBy(() -> FewLabels.all(new Striped(0)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("no image to learn from has a class");
    }

    @Test
    void aClassWithTooFewExamplesIsNamed() {
        assertThatThrownBy(() -> FewLabels.drawn(new Striped(5), 6, 1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "labels=6 takes 2 examples of each of the 3 classes, and there are 1 of \"c\" to learn from;"
                                + " set labels to fewer, or to 0 for all");
    }

    @Test
    void heldOutExamplesTellNothing() throws IOException {
        Source hidden = FewLabels.hidden(new Striped(SIZE));

        assertThat(told(hidden)).isEmpty();
        assertThat(hidden.size()).isEqualTo(SIZE);
        assertThat(hidden.classes()).containsExactly("a", "b", "c");
    }

    @Test
    void aProbeIsGivenEachLabelledExampleOnce() throws IOException {
        Source labelled = FewLabels.labelled(open());

        assertThat(labelled.size()).isEqualTo(6);
        assertThat(told(labelled)).isEqualTo(told(open()));
        Source other = new Striped(SIZE);
        assertThat(FewLabels.labelled(other)).isSameAs(other);
    }

    @Test
    void anImageThatCannotBeReadHasNoLabel() throws IOException {
        Source broken = new Source() {
            @Override
            public long size() {
                return SIZE;
            }

            @Override
            public Example get(long index) throws IOException {
                if (index < 45) {
                    throw new IOException("gone");
                }
                return new Striped(SIZE).get(index);
            }

            @Override
            public List<String> classes() {
                return List.of("a", "b", "c");
            }

            @Override
            public String digest() {
                return "0".repeat(64);
            }
        };
        Source drawn = FewLabels.drawn(broken, 45, 1);

        assertThat(drawn.label(0)).isEmpty();
        assertThat(drawn.label(45)).isPresent();
    }
}
