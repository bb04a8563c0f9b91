package io.intaglio.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.image.ImageBatch;
import org.junit.jupiter.api.Test;

class DetailRecoveryTest {

    private static final int SIDE = 128;

    /** The change of a pixel. */
    private interface Change {
        float at(int y, int x);
    }

    private static ImageBatch image(int side, int channels, Change change) {
        ImageBatch image = ImageBatch.zeros(1, side, side, channels);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                for (int c = 0; c < channels; c++) {
                    image.data()[image.index(0, y, x, c)] = change.at(y, x);
                }
            }
        }
        return image;
    }

    private static float checkered(int y, int x, float amplitude) {
        return (y + x) % 2 == 0 ? amplitude : -amplitude;
    }

    @Test
    void noiseThatIsTheSameEverywhereDoesNotComeBack() {
        ImageBatch after = image(SIDE, 3, (y, x) -> 0.5f);
        ImageBatch before = image(SIDE, 3, (y, x) -> 0.5f + checkered(y, x, 0.1f));
        assertThat(DetailRecovery.mixed(before, after, 1).data()).containsExactly(after.data());
    }

    /** Nine times the energy is removed in a corner. There the answer has a share of 1.3 / 9. */
    @Test
    void whatWasRemovedInOnePlaceAloneComesBack() {
        ImageBatch after = image(SIDE, 1, (y, x) -> 0.5f);
        ImageBatch before =
                image(SIDE, 1, (y, x) -> 0.5f + checkered(y, x, y < SIDE / 2 && x < SIDE / 2 ? 0.15f : 0.05f));
        ImageBatch whole = DetailRecovery.mixed(before, after, 1);
        double removed = before.get(0, 20, 20, 0) - after.get(0, 20, 20, 0);
        assertThat(whole.get(0, 20, 20, 0)).isCloseTo((float) (0.5 + (1 - 1.3 / 9) * removed), within(1e-5f));
        assertThat(whole.get(0, 100, 100, 0)).isEqualTo(0.5f);
        ImageBatch half = DetailRecovery.mixed(before, after, 0.5);
        assertThat(half.get(0, 20, 20, 0)).isCloseTo((float) (0.5 + 0.5 * (1 - 1.3 / 9) * removed), within(1e-5f));
    }

    /** Bright places have 2.5 times the energy of dark ones, as noise of photons has. */
    @Test
    void noiseThatDependsOnBrightnessDoesNotComeBack() {
        ImageBatch after = image(SIDE, 3, (y, x) -> x < SIDE / 2 ? 0.2f : 0.8f);
        ImageBatch before = image(
                SIDE,
                3,
                (y, x) -> x < SIDE / 2
                        ? 0.2f + checkered(y, x, 0.05f)
                        : 0.8f + checkered(y, x, 0.05f * (float) Math.sqrt(2.5)));
        ImageBatch mixed = DetailRecovery.mixed(before, after, 1);
        assertThat(mixed.get(0, 60, 20, 0)).isEqualTo(0.2f);
        assertThat(mixed.get(0, 60, 110, 2)).isEqualTo(0.8f);
    }

    @Test
    void smallPicturesAndUnchangedOnesAreWhatTheNetworkAnswers() {
        for (int side : new int[] {1, 7, 9}) {
            ImageBatch after = image(side, 1, (y, x) -> 0.5f);
            assertThat(DetailRecovery.mixed(after, after, 1).data()).containsExactly(after.data());
            ImageBatch before = image(side, 1, (y, x) -> 0.5f + checkered(y, x, 0.1f));
            assertThat(DetailRecovery.mixed(before, after, 1).data()).containsExactly(after.data());
        }
    }

    @Test
    void aRunMayAskForIt() {
        assertThat(Settings.from(
                        new Restore("grain", 0, NetworkSize.SMALL, 0.7).create().options()))
                .hasToString("detail = 0.7\nstrength = 1\n");
        assertThat(Settings.from(new Denoise().create().options())).hasToString("detail = 0\nstrength = 1\n");
        assertThat(Settings.from(new Enhance().create().options())).hasToString("strength = 1\n");
        assertThatThrownBy(() -> new StrengthAndDetail(1, 1.5))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("detail");
    }
}
