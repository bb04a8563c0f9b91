package io.intaglio.cli.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.image.Affine;
import io.intaglio.image.ImageBatch;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AlignmentTest {

    private static final int SIDE = 28;

    /** A soft drawing in the shape of a 7, or of a ring. */
    private static GrayImage drawn(boolean ring) {
        float[] pixels = new float[SIDE * SIDE];
        for (int i = 0; i < pixels.length; i++) {
            int row = i / SIDE;
            double y = row - 13.5;
            double x = i % SIDE - 13.5;
            double away = ring
                    ? Math.abs(Math.hypot(y, 1.3 * x) - 7)
                    : Math.min(stroke(y, x, -8, -5, -8, 6), stroke(y, x, -8, 6, 9, -2));
            pixels[i] = (float) Math.exp(-away * away / 3);
        }
        return new GrayImage(SIDE, SIDE, pixels);
    }

    /** The distance of a point from a line between two points. */
    private static double stroke(double y, double x, double fromY, double fromX, double toY, double toX) {
        double along = ((y - fromY) * (toY - fromY) + (x - fromX) * (toX - fromX))
                / (Math.pow(toY - fromY, 2) + Math.pow(toX - fromX, 2));
        double at = Math.max(0, Math.min(1, along));
        return Math.hypot(y - fromY - at * (toY - fromY), x - fromX - at * (toX - fromX));
    }

    private static GrayImage lit(GrayImage image, float gain, float offset) {
        float[] pixels = new float[image.pixels().length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = Math.max(0, Math.min(1, gain * image.pixels()[i] + offset));
        }
        return new GrayImage(image.height(), image.width(), pixels);
    }

    private static Alignment.Aligned fit(Alignment alignment, GrayImage other) {
        Alignment.Sizes sizes = Alignment.Sizes.of(other);
        return alignment.exact(sizes, alignment.rough(sizes, Affine.NONE).motion(), 0);
    }

    @Test
    void findsTheMotionGainAndOffsetOfACopy() {
        Affine motion = new Affine(0.95, 0.1, 1.2, -0.12, 1.06, -0.8);
        Alignment alignment = new Alignment(lit(drawn(false).moved(motion), 0.6f, 0.2f));

        Alignment.Aligned fit = fit(alignment, drawn(false));

        assertThat(fit.similarity()).isGreaterThan(0.999);
        assertThat(fit.motion().yy()).isCloseTo(0.95, within(0.01));
        assertThat(fit.motion().yx()).isCloseTo(0.1, within(0.01));
        assertThat(fit.motion().y()).isCloseTo(1.2, within(0.1));
        assertThat(fit.motion().xy()).isCloseTo(-0.12, within(0.01));
        assertThat(fit.motion().xx()).isCloseTo(1.06, within(0.01));
        assertThat(fit.motion().x()).isCloseTo(-0.8, within(0.1));
    }

    @Test
    void aCopyWhoseBrightnessWasCutIsStillAlike() {
        Alignment alignment = new Alignment(lit(drawn(false), 1.6f, -0.1f));

        assertThat(fit(alignment, drawn(false)).similarity()).isGreaterThan(0.999);
    }

    /** A copy whose brightness was cut looks thicker; by its own light it is found where it is. */
    @Test
    void aMovedCopyWhoseBrightnessWasCutIsFoundExactly() {
        Affine motion = new Affine(0.95, 0.1, 1.2, -0.12, 1.06, -0.8);
        Alignment alignment = new Alignment(lit(drawn(false).moved(motion), 1.6f, -0.1f));

        Alignment.Aligned fit = fit(alignment, drawn(false));

        assertThat(fit.similarity()).isGreaterThan(0.999);
        assertThat(fit.motion().yy()).isCloseTo(0.95, within(0.01));
        assertThat(fit.motion().xx()).isCloseTo(1.06, within(0.01));
    }

    @Test
    void aRoughAlignmentTellsCopiesFromOthers() {
        Alignment alignment = new Alignment(drawn(false).moved(new Affine(0.95, 0.1, 1.2, -0.12, 1.06, -0.8)));

        assertThat(alignment
                        .rough(Alignment.Sizes.of(drawn(false)), Affine.NONE)
                        .similarity())
                .isGreaterThan(0.98);
        assertThat(alignment.rough(Alignment.Sizes.of(drawn(true)), Affine.NONE).similarity())
                .isBetween(0.0, 0.8);
    }

    @Test
    void anotherDrawingIsLessAlike() {
        Alignment alignment = new Alignment(drawn(false));

        assertThat(fit(alignment, drawn(true)).similarity()).isBetween(0.0, 0.8);
    }

    @Test
    void plainPicturesAreLikeNothing() {
        float[] pixels = new float[SIDE * SIDE];
        Arrays.fill(pixels, 0.5f);
        GrayImage plain = new GrayImage(SIDE, SIDE, pixels);

        assertThat(new Alignment(plain).plain()).isTrue();
        assertThat(fit(new Alignment(plain), drawn(false)).similarity()).isZero();
        assertThat(fit(new Alignment(drawn(false)), plain).similarity()).isCloseTo(0, within(1e-6));
    }

    /** The object may be shifted, turned, scaled and slanted: in its frame it looks the same. */
    @Test
    void anObjectLooksTheSameInItsFrame() {
        GrayImage object = drawn(false);
        GrayImage moved = object.moved(new Affine(1.1, 0.3, 3, -0.25, 1.2, -2.5));

        GrayImage one = object.moved(ObjectFrame.of(object));
        GrayImage other = moved.moved(ObjectFrame.of(moved));

        double difference = 0;
        double before = 0;
        double energy = 0;
        for (int i = 0; i < one.pixels().length; i++) {
            difference += Math.pow(one.pixels()[i] - other.pixels()[i], 2);
            before += Math.pow(object.pixels()[i] - moved.pixels()[i], 2);
            energy += Math.pow(one.pixels()[i], 2);
        }
        assertThat(difference / energy).isLessThan(0.05);
        assertThat(before / energy).isGreaterThan(0.3);
    }

    /** What a frame shows of places beyond the border comes from another picture; the light does not matter. */
    @Test
    void beyondTheBorderAnotherPictureIsShown() {
        float[] pixels = lit(drawn(false), 0.5f, 0.25f).pixels();
        pixels[0] = 0.25f;
        pixels[1] = 0.75f;
        ImageBatch image = ImageBatch.wrap(1, SIDE, SIDE, 1, pixels);
        float[] half = new float[SIDE * SIDE];
        Arrays.fill(half, 0.5f);
        GrayImage beyond = new GrayImage(SIDE, SIDE, half);

        ImageBatch shown = ObjectFrame.shown(image, new Affine(1, 0, 10, 0, 1, 0), beyond);

        for (int x = 0; x < SIDE; x++) {
            assertThat(shown.get(0, 0, x, 0)).isCloseTo(2 * image.get(0, 10, x, 0) - 0.5f, within(1e-6f));
            assertThat(shown.get(0, SIDE - 1, x, 0)).isCloseTo(0.5f, within(0.01f));
        }
    }
}
