package io.intaglio.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import io.intaglio.image.ImageBatch;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassSelectionTest {

    /** Six examples of the classes a, b, c, a, b, c. */
    private record Letters(List<String> classes) implements Source {

        @Override
        public long size() {
            return 6;
        }

        @Override
        public Example get(long index) {
            return Example.labelled("image " + index, ImageBatch.zeros(1, 1, 1, 1), (int) index % 3);
        }

        @Override
        public String digest() {
            return "0".repeat(64);
        }
    }

    private static final Source LETTERS = new Letters(List.of("a", "b", "c"));

    @Test
    void chosenClassesAreNumberedAnewAndKeepTheirNames() throws IOException {
        Source some = ClassSelection.of(LETTERS, List.of("c", "b"), false);

        assertThat(some.classes()).containsExactly("b", "c");
        assertThat(some.size()).isEqualTo(4);
        assertThat(some.get(0).name()).isEqualTo("image 1");
        assertThat(some.get(0).label()).hasValue(0);
        assertThat(some.get(1).label()).hasValue(1);
        assertThat(some.name(3)).isEqualTo(LETTERS.name(5));
    }

    @Test
    void allOthersMayBeTaken() throws IOException {
        Source others = ClassSelection.of(LETTERS, List.of("b"), true);

        assertThat(others.classes()).containsExactly("a", "c");
        assertThat(others.digest())
                .isNotEqualTo(ClassSelection.of(LETTERS, List.of("a"), true).digest());
    }

    @Test
    void whatIsNotThereIsNamed() {
        assertThatThrownBy(() -> ClassSelection.of(LETTERS, List.of("d"), false))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("there is no class \"d\" in this data; there are: a, b, c");
        assertThatThrownBy(() -> ClassSelection.of(LETTERS, List.of("a", "b", "c"), true))
                .hasMessageContaining("no example of the chosen classes");
        assertThatThrownBy(() -> ClassSelection.of(new Letters(List.of()), List.of("a"), false))
                .hasMessageContaining("no classes to choose from");
    }
}
