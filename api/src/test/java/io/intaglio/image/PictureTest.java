package io.intaglio.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.config.InvalidInputException;
import org.junit.jupiter.api.Test;

class PictureTest {

    private static final ImageBatch COLOUR = ImageBatch.wrap(1, 1, 2, 3, new float[] {1, 0, 0, 0.2f, 0.4f, 0.6f});

    @Test
    void grayIsLuma() {
        float[] gray = Picture.of(COLOUR).gray().pixels().data();
        assertThat(gray[0]).isCloseTo(0.299f, within(1e-6f));
        assertThat(gray[1]).isCloseTo(0.299f * 0.2f + 0.587f * 0.4f + 0.114f * 0.6f, within(1e-6f));
    }

    @Test
    void colourOfGrayIsThreeEqualChannels() {
        Picture gray = Picture.of(ImageBatch.wrap(1, 1, 2, 1, new float[] {0.25f, 0.5f}));
        assertThat(gray.colour().pixels().data()).containsExactly(0.25f, 0.25f, 0.25f, 0.5f, 0.5f, 0.5f);
    }

    @Test
    void channelsThatAreNoColoursBecomeNeitherGrayNorColour() {
        Picture two = Picture.of(ImageBatch.zeros(1, 2, 2, 2)).withName("two.tif");
        assertThat(two).hasToString("two.tif (2x2 of 2 channels, 8 bits)");
        assertThatThrownBy(two::gray)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("two.tif has 2 channels");
        assertThatThrownBy(() -> Picture.of(ImageBatch.zeros(2, 2, 2, 1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Picture.of(COLOUR).toChannels(2))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("not 2");
    }

    @Test
    void otherPixelsKeepWhatTravelsWithThem() {
        Picture picture = Picture.of(COLOUR)
                .withAlpha(ImageBatch.wrap(1, 1, 2, 1, new float[] {0.5f, 1}))
                .withBitDepth(16)
                .withName("a.png")
                .withIccProfile(Profiles.adobeLike("RGB "));
        Picture other = picture.withPixels(ImageBatch.zeros(1, 2, 4, 3));
        assertThat(other.name()).isEqualTo("a.png");
        assertThat(other.bitDepth()).isEqualTo(16);
        assertThat(other.iccProfile()).isPresent();
        assertThat(other.alpha().orElseThrow().height()).isEqualTo(2);
        assertThat(other.alpha().orElseThrow().get(0, 0, 3, 0)).isLessThanOrEqualTo(1);
    }

    @Test
    void aProfileThatDoesNotFitTheChannelsIsDropped() {
        Picture picture = Picture.of(COLOUR).withIccProfile(Profiles.adobeLike("RGB "));
        assertThat(picture.iccProfile()).isPresent();
        assertThat(picture.gray().iccProfile()).isEmpty();
        assertThat(picture.withIccProfile(Profiles.adobeLike("CMYK")).iccProfile())
                .isEmpty();
        assertThat(picture.withIccProfile(new byte[7]).iccProfile()).isEmpty();
    }

    @Test
    void onWhiteComposesWithoutPremultiplying() {
        Picture half = Picture.of(COLOUR).withAlpha(ImageBatch.wrap(1, 1, 2, 1, new float[] {0.5f, 0}));
        assertThat(half.onWhite().pixels().data()).containsExactly(1, 0.5f, 0.5f, 1, 1, 1);
        assertThat(half.onWhite().alpha()).isEmpty();
        assertThat(half.onBlack().pixels().data()).containsExactly(0.5f, 0, 0, 0, 0, 0);
    }

    @Test
    void aScaleTravelsAndSaysWhatValuesStandForInTheFile() {
        SampleScale counts = new SampleScale(SampleType.FLOAT32, 0, 1700);
        Picture picture = Picture.of(COLOUR).withScale(counts).withName("a.tif");
        assertThat(picture.withPixels(ImageBatch.zeros(1, 1, 1, 3)).scale()).isEqualTo(counts);
        assertThat(picture.bitDepth()).isEqualTo(16);
        assertThat(picture).hasToString("a.tif (2x1 colour, 0 to 1700 of 32-bit floats)");
        assertThat(counts.stored(0.5)).isEqualTo(850);
        assertThat(counts.value(425)).isEqualTo(0.25);
        assertThat(SampleScale.of(SampleType.INT8).stored(0)).isEqualTo(-128);
        assertThatThrownBy(() -> new SampleScale(SampleType.FLOAT32, 1, 1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("not from 1.0 to 1.0");
    }

    @Test
    void saysWhatItIs() {
        assertThat(Picture.of(COLOUR).withName("a.png")).hasToString("a.png (2x1 colour, 8 bits)");
    }
}
