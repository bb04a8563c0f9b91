package io.intaglio.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AffineTest {

    /** Two columns and three rows, of two channels: the second is ten times the first. */
    private static ImageBatch image() {
        return ImageBatch.wrap(1, 3, 2, 2, new float[] {1, 10, 2, 20, 3, 30, 4, 40, 5, 50, 6, 60});
    }

    @Test
    void aMotionIsUndoneByItsInverse() {
        Affine motion = new Affine(1.2, 0.3, -2, -0.4, 0.9, 1.5);

        Affine none = motion.after(motion.inverse());

        assertThat(none.yy()).isCloseTo(1, within(1e-12));
        assertThat(none.yx()).isCloseTo(0, within(1e-12));
        assertThat(none.y()).isCloseTo(0, within(1e-12));
        assertThat(none.xy()).isCloseTo(0, within(1e-12));
        assertThat(none.xx()).isCloseTo(1, within(1e-12));
        assertThat(none.x()).isCloseTo(0, within(1e-12));
        assertThat(motion.determinant()).isCloseTo(1.2 * 0.9 + 0.3 * 0.4, within(1e-12));
    }

    @Test
    void showsWhatComesFromElsewhereAndRepeatsTheBorder() {
        Affine down = new Affine(1, 0, 1, 0, 1, 0);
        Affine between = new Affine(1, 0, 0.5, 0, 1, -0.25);

        assertThat(Affine.NONE.show(image()).data()).isEqualTo(image().data());
        assertThat(down.show(image()).data()).containsExactly(3, 30, 4, 40, 5, 50, 6, 60, 5, 50, 6, 60);
        assertThat(between.show(image()).get(0, 0, 1, 0)).isEqualTo(2.75f);
        assertThat(between.show(image()).get(0, 0, 1, 1)).isEqualTo(27.5f);
    }

    @Test
    void aQuarterTurnMovesColumnsToRows() {
        ImageBatch square = ImageBatch.wrap(1, 2, 2, 1, new float[] {1, 2, 3, 4});

        float[] turned = Affine.turn(Math.PI / 2).show(square).data();

        assertThat(turned[0]).isCloseTo(3, within(1e-6f));
        assertThat(turned[1]).isCloseTo(1, within(1e-6f));
        assertThat(turned[2]).isCloseTo(4, within(1e-6f));
        assertThat(turned[3]).isCloseTo(2, within(1e-6f));
    }

    @Test
    void onePixelIsShownEverywhere() {
        ImageBatch pixel = ImageBatch.wrap(1, 1, 1, 1, new float[] {0.5f});

        assertThat(new Affine(2, 1, 3, 0, 1, -7).show(pixel).data()).containsExactly(0.5f);
    }

    /** Shown in a larger picture, a motion goes as many times farther. */
    @Test
    void isScaledToAnotherSize() {
        Affine scaled = new Affine(1, 0.5, 2, 0.25, 1, 3).scaled(2, 4);

        assertThat(scaled).isEqualTo(new Affine(1, 0.25, 4, 0.5, 1, 12));
    }
}
