package io.intaglio.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.image.ImageBatch;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FramingTest {

    private static final BatchLoader.Pairing PARTNER = (example, random) ->
            new Batch(example.image(), example.partner().orElse(example.image()), Optional.empty(), List.of());

    private static Batch first(Source source, int channels, Framing framing, Augment augment, int batch) {
        try (BatchLoader batcher = new BatchLoader(
                source,
                PARTNER,
                new BatchConfig(channels, framing, Augmentation.of(augment), batch, 1, 0, false),
                warning -> {})) {
            return batcher.get(0);
        }
    }

    /** One image 0, 1, 2, … row by row. */
    private static Source counting(int height, int width, int channels, boolean paired) {
        ImageBatch image = ImageBatch.zeros(1, height, width, channels);
        for (int i = 0; i < image.data().length; i++) {
            image.data()[i] = i;
        }
        return single(image, paired ? Optional.of(image) : Optional.empty());
    }

    private static Source single(ImageBatch image, Optional<ImageBatch> partner) {
        return new Source() {
            @Override
            public long size() {
                return 1;
            }

            @Override
            public Example get(long index) {
                return new Example("one.png", image, OptionalInt.empty(), partner);
            }

            @Override
            public String digest() {
                return "0".repeat(64);
            }
        };
    }

    @Test
    void squaresAreCutAnywhere() {
        Batch batch = first(counting(3, 4, 1, false), 1, Framing.crop(2), Augment.NONE, 200);

        Set<Float> corners = new HashSet<>();
        for (int i = 0; i < batch.count(); i++) {
            float corner = batch.input().get(i, 0, 0, 0);
            corners.add(corner);
            assertThat(batch.input().image(i).data()).containsExactly(corner, corner + 1, corner + 4, corner + 5);
        }
        assertThat(corners).containsExactlyInAnyOrder(0f, 1f, 2f, 4f, 5f, 6f);
    }

    @Test
    void partnersMayHaveOtherChannels() {
        Source source = single(ImageBatch.zeros(1, 2, 2, 1), Optional.of(ImageBatch.zeros(1, 2, 2, 1)));
        BatchConfig config = new BatchConfig(1, 3, new Framing.Cover(2, 2), Augmentation.NONE, 1, 1, 0, false);
        try (BatchLoader batcher = new BatchLoader(source, PARTNER, config, warning -> {})) {
            assertThat(batcher.get(0).input().channels()).isEqualTo(1);
            assertThat(batcher.get(0).target().channels()).isEqualTo(3);
        }
    }

    @Test
    void orFromTheMiddle() {
        Batch batch = first(counting(4, 6, 1, false), 1, Framing.centredCrop(2), Augment.NONE, 2);

        assertThat(batch.input().data()).containsExactly(8, 9, 14, 15, 8, 9, 14, 15);
    }

    @Test
    void smallImagesAreMirrored() {
        Batch batch = first(counting(1, 2, 1, false), 1, Framing.crop(4), Augment.NONE, 1);

        assertThat(batch.input().data()).containsExactly(1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0);
    }

    @Test
    void coveringKeepsTheAspectAndCutsTheMiddle() {
        ImageBatch ramp = ImageBatch.zeros(1, 10, 40, 1);
        for (int i = 0; i < ramp.data().length; i++) {
            ramp.data()[i] = i % 40 / 39f;
        }

        ImageBatch input = first(single(ramp, Optional.empty()), 1, new Framing.Cover(5, 8), Augment.NONE, 1)
                .input();

        assertThat(input.spec()).hasToString("1x5x8");
        // Columns 6 to 13 of 20, each the mean of two old ones as far as a straight line goes.
        for (int x = 0; x < 8; x++) {
            assertThat(input.get(0, 2, x, 0))
                    .isCloseTo((2 * (x + 6) + 0.5f) / 39, org.assertj.core.api.Assertions.within(1e-5f));
        }
    }

    /** 512,000 x 256 pixels of which the middle 256 are wanted; what is beyond the margin cannot be seen there. */
    @Test
    void aLineIsNotResizedAsAWhole() {
        float[] row = new float[2000];
        Arrays.fill(row, 0.25f);
        Arrays.fill(row, 0, 990, 1);
        ImageBatch line = ImageBatch.wrap(1, 1, 2000, 1, row);

        ImageBatch upright = ImageBatch.wrap(1, 2000, 1, 1, row);
        for (ImageBatch cut : List.of(
                new Framing.Cover(256, 256).apply(line),
                new Framing.Cover(256, 8).apply(line),
                new Framing.Cover(256, 256).apply(upright))) {
            for (float value : cut.data()) {
                assertThat(value).isCloseTo(0.25f, org.assertj.core.api.Assertions.within(1e-6f));
            }
        }
    }

    @Test
    void coveringCutsOvershootsAndLeavesWhatFitsAlone() {
        ImageBatch edge = ImageBatch.wrap(1, 1, 4, 1, new float[] {0, 0, 1, 1});

        for (float value : new Framing.Cover(3, 12).apply(edge).data()) {
            assertThat(value).isBetween(0f, 1f);
        }
        assertThat(new Framing.Cover(1, 4).apply(edge)).isSameAs(edge);
    }

    @Test
    void channelsBecomeThoseAskedFor() {
        ImageBatch red = ImageBatch.wrap(1, 1, 2, 3, new float[] {1, 0, 0, 0, 1, 0});
        ImageBatch gray = ImageBatch.wrap(1, 1, 2, 1, new float[] {0.25f, 0.5f});

        assertThat(first(single(red, Optional.empty()), 1, new Framing.Cover(1, 2), Augment.NONE, 1)
                        .input()
                        .data())
                .containsExactly(0.299f, 0.587f);
        assertThat(first(single(gray, Optional.empty()), 3, new Framing.Cover(1, 2), Augment.NONE, 1)
                        .input()
                        .data())
                .containsExactly(0.25f, 0.25f, 0.25f, 0.5f, 0.5f, 0.5f);
    }

    @Test
    void aSquareTurnsInEightWaysItsPartnerWithIt() {
        Batch batch = first(counting(2, 2, 1, true), 1, new Framing.Cover(2, 2), Augment.DIHEDRAL, 200);

        assertThat(ways(batch)).hasSize(8);
        assertThat(batch.target().data()).isEqualTo(batch.input().data());
    }

    @Test
    void anOblongTurnsInFour() {
        assertThat(ways(first(counting(2, 3, 1, true), 1, new Framing.Cover(2, 3), Augment.DIHEDRAL, 100)))
                .containsExactlyInAnyOrder(
                        "[0.0, 1.0, 2.0, 3.0, 4.0, 5.0]",
                        "[2.0, 1.0, 0.0, 5.0, 4.0, 3.0]",
                        "[3.0, 4.0, 5.0, 0.0, 1.0, 2.0]",
                        "[5.0, 4.0, 3.0, 2.0, 1.0, 0.0]");
    }

    @Test
    void aFlipExchangesLeftAndRight() {
        assertThat(ways(first(counting(2, 3, 1, true), 1, new Framing.Cover(2, 3), Augment.FLIP, 100)))
                .containsExactlyInAnyOrder("[0.0, 1.0, 2.0, 3.0, 4.0, 5.0]", "[2.0, 1.0, 0.0, 5.0, 4.0, 3.0]");
    }

    private static Set<String> ways(Batch batch) {
        Set<String> ways = new HashSet<>();
        for (int i = 0; i < batch.count(); i++) {
            ways.add(java.util.Arrays.toString(batch.input().image(i).data()));
        }
        return ways;
    }

    @Test
    void aPairOfTwoSizesIsLeftOut() {
        Source uneven = single(ImageBatch.zeros(1, 2, 2, 1), Optional.of(ImageBatch.zeros(1, 2, 3, 1)));

        assertThatThrownBy(() -> first(uneven, 1, new Framing.Cover(2, 2), Augment.NONE, 1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("none of the 1 examples can be read");
    }

    @Test
    void settingsAreRefusedByRule() {
        assertThatThrownBy(() -> Framing.crop(0)).hasMessage("a crop's side is at least 1 pixel, not 0");
        assertThatThrownBy(() -> new Framing.Cover(0, 3)).hasMessageContaining("not 3x0");
        assertThatThrownBy(() -> new BatchConfig(2, new Framing.Cover(2, 2), Augmentation.NONE, 1, 0, 1, false))
                .hasMessage("images to learn from have 1 channel (gray) or 3 (colour), not 2");
    }
}
