package io.intaglio.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ForwardingSourceTest {

    private boolean closed;

    private final Source labelled = new Source() {

        private final Source pictures =
                Source.of(List.of(Picture.of(ImageBatch.zeros(1, 2, 3, 1)), Picture.of(ImageBatch.zeros(1, 2, 3, 1))));

        @Override
        public long size() {
            return 2;
        }

        @Override
        public Example get(long index) throws IOException {
            return pictures.get(index);
        }

        @Override
        public String name(long index) {
            return "picture " + index;
        }

        @Override
        public OptionalInt label(long index) {
            return OptionalInt.of((int) index);
        }

        @Override
        public String digest() {
            return "digest";
        }

        @Override
        public List<String> classes() {
            return List.of("cat", "dog");
        }

        @Override
        public void close() {
            closed = true;
        }
    };

    private static final class Changed extends ForwardingSource {

        private final String change;

        Changed(Source source, String change) {
            super(source);
            this.change = change;
        }

        @Override
        public String digest() {
            return digest(change);
        }
    }

    @Test
    void allThatASubclassDoesNotChangeComesFromTheOtherSource() throws IOException {
        try (Source source = new ForwardingSource(labelled) {}) {
            assertThat(source.size()).isEqualTo(2);
            assertThat(source.get(1).image().width()).isEqualTo(3);
            assertThat(source.name(1)).isEqualTo("picture 1");
            assertThat(source.label(1)).hasValue(1);
            assertThat(source.digest()).isEqualTo("digest");
            assertThat(source.classes()).containsExactly("cat", "dog");
            assertThat(closed).isFalse();
        }
        assertThat(closed).isTrue();
    }

    @Test
    void aDigestOfAChangeDependsOnTheSourceAndOnTheChange() {
        Source rotated = new Changed(labelled, "rotated");

        // printf 'digest\nrotated' | sha256sum
        assertThat(rotated.digest()).isEqualTo("b055800561aee14ce2a4977079ee61a14fa27b58641848b60e7636dbb6345a14");
        assertThat(new Changed(rotated, "rotated").digest()).isNotEqualTo(rotated.digest());
        assertThat(new Changed(labelled, "cropped").digest()).isNotEqualTo(rotated.digest());
    }
}
