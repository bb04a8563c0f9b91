package io.intaglio.tasks.plates;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.config.Range;
import io.intaglio.data.Source;
import io.intaglio.data.SplitMix64;
import io.intaglio.image.ImageBatch;
import io.intaglio.sources.DemoSourceProvider;
import io.intaglio.spi.Degradation;
import io.intaglio.spi.PlateProvider;
import io.intaglio.tasks.degradation.GaussianNoise;
import io.intaglio.tasks.degradation.Grain;
import io.intaglio.tasks.degradation.Jpeg;
import io.intaglio.tasks.degradation.LowLight;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DamageEstimateTest {

    private static final int SCENES = 10;

    private final List<PlateProvider> plates =
            List.of(new DenoisePlate(), new JpegPlate(), new PhotoPlate(), new LowLightPlate());

    /** A seed that no plate was trained with. */
    @Test
    void of50DrawnCases45GetThePlateThatTheyNeed() throws Exception {
        Map<String, Degradation> cases = Map.of(
                "none", new GaussianNoise(Range.of(0)),
                "denoise", new GaussianNoise(new Range(10, 50)),
                "photo", new Grain(new Range(15, 35), new Range(0.6, 1.2), new Range(80, 95)),
                "jpeg", new Jpeg(new Range(5, 30)),
                "low-light",
                        new LowLight(
                                new Range(2, 4), 0.7, new Range(1, 3), new Range(200, 5000), new Range(0, 1), 0.1));
        int right = 0;
        try (Source scenes = new DemoSourceProvider().open("scenes,size=256,seed=9,count=" + SCENES)) {
            for (Map.Entry<String, Degradation> each : cases.entrySet()) {
                for (int i = 0; i < SCENES; i++) {
                    ImageBatch picture = each.getValue()
                            .degrade(scenes.get(i).image(), new SplitMix64(i))
                            .image();
                    right += needed(picture).equals(each.getKey()) ? 1 : 0;
                }
            }
        }
        assertThat(right).isGreaterThanOrEqualTo(45);
    }

    private String needed(ImageBatch picture) {
        return plates.stream()
                .filter(plate -> plate.recommendation(picture).isPresent())
                .max(Comparator.comparingDouble(
                        plate -> plate.recommendation(picture).orElseThrow().urgency()))
                .map(PlateProvider::name)
                .orElse("none");
    }

    @Test
    void aFlatPictureNeedsNothing() {
        assertThat(needed(ImageBatch.wrap(1, 1, 1, 3, new float[] {0.5f, 0.5f, 0.5f})))
                .isEqualTo("none");
        assertThat(needed(flat(20))).isEqualTo("none");
        assertThat(needed(ImageBatch.zeros(1, 20, 20, 1)))
                .as("black, in which more light shows nothing")
                .isEqualTo("none");
    }

    /** Of noise that differs from pixel to pixel half the size has half the noise. */
    @Test
    void noiseIsMeasuredAtTwoSizes() {
        DamageEstimate independent = DamageEstimate.of(new GaussianNoise(Range.of(20))
                .degrade(flat(256), new SplitMix64(1))
                .image());
        DamageEstimate alike = DamageEstimate.of(new Grain(Range.of(20), Range.of(1), Range.of(100))
                .degrade(flat(256), new SplitMix64(1))
                .image());

        assertThat(independent.fineNoise()).isBetween(15.0, 20.0);
        assertThat(independent.coarseNoise()).isBetween(14.0, 20.0);
        assertThat(alike.coarseNoise()).isGreaterThan(3 * alike.fineNoise());
        assertThat(independent.blocks()).isBetween(0.97, 1.03);
    }

    private static ImageBatch flat(int side) {
        float[] data = new float[side * side];
        Arrays.fill(data, 0.5f);
        return ImageBatch.wrap(1, side, side, 1, data);
    }
}
