package io.intaglio.internal.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.image.ImageBatch;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownClassesTest {

    /** An image of each class. */
    private record OneOfEach(List<String> classes) implements Source {

        @Override
        public long size() {
            return classes.size();
        }

        @Override
        public Example get(long index) {
            return Example.labelled("image " + index, ImageBatch.zeros(1, 1, 1, 1), (int) index);
        }

        @Override
        public String digest() {
            return "one of each";
        }
    }

    @Test
    void someClassesKeepTheirNumbers() throws IOException {
        Source mapped = KnownClasses.of(new OneOfEach(List.of("c5", "c3")), List.of("c1", "c3", "c4", "c5"));

        assertThat(mapped.classes()).containsExactly("c1", "c3", "c4", "c5");
        assertThat(mapped.label(0)).hasValue(3);
        assertThat(mapped.get(0).label()).hasValue(3);
        assertThat(mapped.get(1).label()).hasValue(1);
    }

    @Test
    void anUnknownClassIsRefused() {
        assertThatThrownBy(() -> KnownClasses.of(new OneOfEach(List.of("c3", "zebra")), List.of("c3", "zebras")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("this plate knows no class \"zebra\"; did you mean zebras? it knows c3, zebras. Give the"
                        + " classes of the data the same names, or choose some of them with ?class=");
    }

    @Test
    void dataOfTheSameClassesOrWithoutNamesStay() {
        Source same = new OneOfEach(List.of("a", "b"));
        Source unnamed = new OneOfEach(List.of());

        assertThat(KnownClasses.of(same, List.of("a", "b"))).isSameAs(same);
        assertThat(KnownClasses.of(same, List.of())).isSameAs(same);
        assertThat(KnownClasses.of(unnamed, List.of("a"))).isSameAs(unnamed);
    }
}
