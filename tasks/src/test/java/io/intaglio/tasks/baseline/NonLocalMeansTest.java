package io.intaglio.tasks.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.image.ImageBatch;
import io.intaglio.image.Mirror;
import io.intaglio.metric.Psnr;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NonLocalMeansTest {

    @ParameterizedTest
    @CsvSource({"9, 70, 2, 3, 5, 0.5", "67, 8, 1, 5, 7, 0.4", "1, 1, 3, 3, 3, 0.4", "2, 5, 1, 7, 9, 0.8"})
    void agreesWithTheFormulaTakenLiterally(
            int height, int width, int channels, int patch, int search, double strength) {
        ImageBatch noisy = Noisy.add(Noisy.shading(height, width, channels), 25, 3);

        ImageBatch clean = new NonLocalMeans(patch, search, strength).apply(noisy, 25 / 255.0);

        float[] expected = literally(noisy, patch / 2, search / 2, strength * 25 / 255, 25 / 255.0);
        for (int i = 0; i < expected.length; i++) {
            assertThat(clean.data()[i]).isCloseTo(expected[i], within(1e-4f));
        }
    }

    private static float[] literally(ImageBatch noisy, int r, int s, double h, double sigma) {
        double[] sums = new double[noisy.data().length];
        double side = 2 * r + 1;
        for (int py = -r; py < noisy.height() + r; py++) {
            for (int px = -r; px < noisy.width() + r; px++) {
                double[] patch = patch(noisy, py, px, r);
                double[] mean = new double[patch.length];
                double total = 0;
                double largest = 0;
                for (int qy = py - s; qy <= py + s; qy++) {
                    for (int qx = px - s; qx <= px + s; qx++) {
                        if (qy != py || qx != px) {
                            double[] other = patch(noisy, qy, qx, r);
                            double distance = 0;
                            for (int i = 0; i < patch.length; i++) {
                                distance += (patch[i] - other[i]) * (patch[i] - other[i]) / patch.length;
                            }
                            double weight = Math.exp(-Math.max(distance - 2 * sigma * sigma, 0) / (h * h));
                            total += weight;
                            largest = Math.max(largest, weight);
                            add(other, weight, mean);
                        }
                    }
                }
                add(patch, largest, mean);
                int at = 0;
                for (int y = py - r; y <= py + r; y++) {
                    for (int x = px - r; x <= px + r; x++) {
                        for (int c = 0; c < noisy.channels(); c++, at++) {
                            if (y >= 0 && y < noisy.height() && x >= 0 && x < noisy.width()) {
                                sums[noisy.index(0, y, x, c)] += mean[at] / (total + largest) / (side * side);
                            }
                        }
                    }
                }
            }
        }
        float[] result = new float[sums.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = (float) sums[i];
        }
        return result;
    }

    private static double[] patch(ImageBatch image, int py, int px, int r) {
        double[] patch = new double[(2 * r + 1) * (2 * r + 1) * image.channels()];
        int at = 0;
        for (int y = py - r; y <= py + r; y++) {
            for (int x = px - r; x <= px + r; x++) {
                for (int c = 0; c < image.channels(); c++) {
                    patch[at++] = image.get(0, Mirror.fold(y, image.height()), Mirror.fold(x, image.width()), c);
                }
            }
        }
        return patch;
    }

    private static void add(double[] values, double weight, double[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += weight * values[i];
        }
    }

    @Test
    void aPatchUnlikeAllOthersStaysAsItIs() {
        ImageBatch image = ImageBatch.zeros(1, 30, 30, 1);
        for (int i = 0; i < image.data().length; i++) {
            image.data()[i] = (i * 7919 % 1000) / 1000f;
        }

        assertThat(new NonLocalMeans(3, 5, 0.5).apply(image, 1e-4).data()).containsExactly(image.data(), within(1e-6f));
    }

    @Test
    void aFlatImageStaysFlat() {
        ImageBatch flat = ImageBatch.zeros(1, 20, 70, 1);
        Arrays.fill(flat.data(), 0.5f);

        assertThat(new NonLocalMeans(5, 21, 0.5).apply(flat, 0.1).data()).containsExactly(flat.data(), within(1e-5f));
    }

    @Test
    void aShadedImageGainsTenDecibels() {
        ImageBatch clean = Noisy.shading(80, 80, 3);
        ImageBatch noisy = Noisy.add(clean, 25, 1);

        double before = Psnr.of(clean, noisy);
        double after =
                Psnr.of(clean, NonLocalMeansBaseline.method(25 / 255.0, 3).apply(noisy, 25 / 255.0));

        assertThat(after - before).isGreaterThan(10);
    }
}
