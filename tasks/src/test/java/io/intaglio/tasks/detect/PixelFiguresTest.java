package io.intaglio.tasks.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.metric.Figure;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PixelFiguresTest {

    private static Map<String, Figure> figures(PixelFigures pixels) {
        Map<String, Figure> figures = new LinkedHashMap<>();
        pixels.into(figures);
        return figures;
    }

    @Test
    void pixelsThatTouchAtACornerAreOneRegion() {
        boolean[] mask = {
            true, false, false, true,
            false, true, false, true,
            false, false, false, false
        };
        assertThat(Regions.of(mask, 4)).containsExactly(1, 0, 0, 2, 0, 1, 0, 2, 0, 0, 0, 0);
        assertThat(Regions.sizes(Regions.of(mask, 4))).containsExactly(2, 2);
        assertThat(Regions.sizes(Regions.of(new boolean[4], 2))).isEmpty();
    }

    /** One anomalous pixel at 0.8; normal ones at 0.9, 0.5, 0.5, 0.1: three of four pairs are in order. */
    @Test
    void theAreaOverPixelsAgreesWithThatByHand() {
        PixelFigures pixels = new PixelFigures();
        pixels.add(new float[] {0.9f, 0.8f, 0.5f, 0.5f, 0.1f}, new boolean[] {false, true, false, false, false}, 5);

        assertThat(figures(pixels).get("pixel-auroc").value()).isCloseTo(75, within(1e-6));
        assertThat(figures(pixels)).doesNotContainKey("aupimo");
    }

    /**
     * A region of one pixel at 0.9 and one of two at 0.9 and 0.2, ten normal pixels, of which one is at 0.5: half of
     * the second is found before it, the rest after all. Up to 10 % of the normal pixels the line rises from 0.75 to
     * 0.75, from there to 30 % it stays: 0.75.
     */
    @Test
    void smallRegionsCountAsMuchAsLargeOnes() {
        float[] heat = {0.9f, 0, 0.9f, 0.05f, 0.5f, 0.1f, 0.1f, 0.1f, 0.1f, 0.1f, 0.1f, 0.1f, 0.1f};
        boolean[] mask = {true, false, true, true, false, false, false, false, false, false, false, false, false};
        PixelFigures pixels = new PixelFigures();
        pixels.add(heat, mask, 13);

        // 0.1 x 0.75, then eight equal values at once, of which 20 % are inside: the line goes on at 0.75
        assertThat(figures(pixels).get("aupro").value()).isCloseTo(75, within(1e-6));
    }

    /**
     * A normal image of 100,000 pixels, of which two are hot, 2e-5: thresholds between 1e-5 and 2e-5 find nothing but
     * what is hotter than both (half of the image's two pixels), those beyond find both.
     */
    @Test
    void aupimoWeighsThresholdsByTheirLogarithm() {
        float[] clean = new float[100_000];
        clean[0] = 0.8f;
        clean[1] = 0.8f;
        PixelFigures pixels = new PixelFigures();
        pixels.add(clean, new boolean[clean.length], 1000);
        pixels.add(new float[] {0.9f, 0.5f, 0.1f}, new boolean[] {true, true, false}, 3);

        double lower = 0.5 * Math.log(2) / Math.log(10);
        double upper = 1 - Math.log(2) / Math.log(10);
        assertThat(figures(pixels).get("aupimo").value()).isCloseTo(100 * (lower + upper), within(1e-6));
    }

    @Test
    void withoutAnAnomalyThereIsNothingToMeasure() {
        PixelFigures pixels = new PixelFigures();
        pixels.add(new float[] {0.1f}, new boolean[] {false}, 1);

        assertThat(figures(pixels)).isEmpty();
    }
}
