package io.intaglio.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import io.intaglio.image.ImageBatch;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class EvenSelectionTest {

    private final AtomicBoolean closed = new AtomicBoolean();

    private final Source ten = new Source() {

        @Override
        public long size() {
            return 10;
        }

        @Override
        public Example get(long index) {
            return Example.labelled("image " + index, ImageBatch.zeros(1, 1, 1, 1), (int) index % 2);
        }

        @Override
        public String digest() {
            return "0".repeat(64);
        }

        @Override
        public void close() {
            closed.set(true);
        }
    };

    @Test
    void examples_are_evenly_spread_in_their_order() throws IOException {
        try (Source three = new EvenSelection(ten, 3)) {
            assertThat(three.size()).isEqualTo(3);
            assertThat(three.get(0).name()).isEqualTo("image 1");
            assertThat(three.get(1).name()).isEqualTo("image 5");
            assertThat(three.get(2).name()).isEqualTo("image 8");
            assertThat(three.name(1)).isEqualTo(ten.name(5));
            assertThat(three.label(1)).hasValue(1);
            assertThatThrownBy(() -> three.get(3)).isInstanceOf(IndexOutOfBoundsException.class);
        }
        assertThat(closed).isTrue();
    }

    @Test
    void all_are_selected_where_there_are_fewer() throws IOException {
        try (Source all = new EvenSelection(ten, 1000)) {
            assertThat(all.size()).isEqualTo(10);
            for (int i = 0; i < 10; i++) {
                assertThat(all.get(i).name()).isEqualTo("image " + i);
            }
        }
    }

    @Test
    void other_selections_have_other_digests_and_none_is_empty() {
        assertThat(new EvenSelection(ten, 3).digest())
                .isEqualTo(new EvenSelection(ten, 3).digest())
                .isNotEqualTo(new EvenSelection(ten, 4).digest());
        assertThatThrownBy(() -> new EvenSelection(ten, 0))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("at least 1, not 0");
    }
}
