package io.intaglio.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.image.ImageBatch;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BatchTest {

    private static Batch one(int value) {
        ImageBatch image = ImageBatch.wrap(1, 1, 1, 1, new float[] {value});
        return new Batch(image, image, Optional.empty(), List.of(value / 10));
    }

    /** Five examples with two views each: 0, 1; 10, 11; ... */
    private static Batch views() {
        return Batch.join(Stream.of(0, 10, 20, 30, 40)
                .map(value -> Batch.ofViews(List.of(one(value), one(value + 1))))
                .toList());
    }

    @Test
    void viewsOfAnExampleFollowEachOther() {
        assertThat(views().views()).isEqualTo(2);
        assertThat(views().count()).isEqualTo(10);
        assertThat(views().input().data()).containsExactly(0, 1, 10, 11, 20, 21, 30, 31, 40, 41);
        assertThat(views().labels()).containsExactly(0, 0, 1, 1, 2, 2, 3, 3, 4, 4);
    }

    @Test
    void theyStayTogetherInAPart() {
        List<Batch> parts = views().split(3);

        assertThat(parts).extracting(Batch::count).containsExactly(2, 4, 4);
        assertThat(parts).extracting(Batch::views).containsOnly(2);
        assertThat(parts.get(1).input().data()).containsExactly(10, 11, 20, 21);
        assertThat(views().split(99)).hasSize(5);
    }

    @Test
    void halfAnExampleIsRefused() {
        Batch batch = Batch.join(List.of(one(1), one(2), one(3)));

        assertThatThrownBy(
                        () -> new Batch(batch.input(), batch.target(), Optional.empty(), List.of(), batch.answers(), 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("3 images in groups of 2 views");
    }
}
