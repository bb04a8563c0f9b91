package io.intaglio.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.data.SplitMix64;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.spi.Degradation;
import io.intaglio.spi.Degradation.Degraded;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The contract of every {@link Degradation}. Extend it and return one.
 *
 * @since 0.1
 */
public abstract class DegradationContract {

    /** The provider to look at, with any settings. */
    protected abstract Degradation degradation();

    private static List<ImageBatch> images() {
        return List.of(ramp(1, 1, 1), ramp(1, 1, 3), ramp(5, 7, 1), ramp(7, 5, 3), ramp(48, 33, 1), ramp(40, 64, 3));
    }

    private static ImageBatch ramp(int height, int width, int channels) {
        ImageBatch image = ImageBatch.zeros(1, height, width, channels);
        for (int i = 0; i < image.data().length; i++) {
            image.data()[i] = (i * 37 % 255 + 1) / 256f;
        }
        return image;
    }

    @Test
    public void hasANameAndASummary() {
        ProviderChecks.named(degradation());
    }

    @Test
    public void isARecordOfItsSettings() {
        ProviderChecks.isItsSettings(degradation());
    }

    @Test
    public void isRegistered() {
        ProviderChecks.registered(Degradation.class, degradation());
    }

    @Test
    public void theSameRandomnessMakesTheSameDamage() {
        for (ImageBatch image : images()) {
            Degraded one = degradation().degrade(image, new SplitMix64(7));
            Degraded other = degradation().degrade(image, new SplitMix64(7));

            assertThat(other.image().data()).isEqualTo(one.image().data());
            assertThat(other.known().map(known -> known.data().length).isPresent())
                    .isEqualTo(one.known().isPresent());
            one.known()
                    .ifPresent(known ->
                            assertThat(other.known().orElseThrow().data()).isEqualTo(known.data()));
        }
    }

    @Test
    public void keepsTheShapeAndLeavesTheCleanImageAlone() {
        for (ImageBatch image : images()) {
            float[] before = image.data().clone();

            Degraded degraded = degradation().degrade(image, new SplitMix64(11));

            assertThat(image.data()).isEqualTo(before);
            assertThat(degraded.image().count()).isEqualTo(1);
            assertThat(degraded.image().spec())
                    .isEqualTo(new ImageSpec(degradation().channels(image.channels()), image.height(), image.width()));
            assertThat(degraded.image().data())
                    .doesNotContain(Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY);
        }
    }

    @Test
    public void masksAlwaysOrNeverAndKnownPixelsAreAsTheyWere() {
        for (ImageBatch image : images()) {
            Degraded degraded = degradation().degrade(image, new SplitMix64(13));

            assertThat(degraded.known().isPresent()).isEqualTo(degradation().masks());
            degraded.known().ifPresent(known -> {
                assertThat(known.spec()).isEqualTo(image.channels(0).spec());
                for (int i = 0; i < image.data().length; i++) {
                    float mask = known.data()[i / image.channels()];
                    assertThat(mask).isIn(0f, 1f);
                    assertThat(degraded.image().data()[i]).isEqualTo(mask == 1 ? image.data()[i] : 0);
                }
            });
        }
    }

    @Test
    public void aMaskAndAnEnlargementExcludeEachOther() {
        assertThat(degradation().enlargement()).isBetween(0, 8);
        for (int channels : new int[] {1, 3}) {
            assertThat(degradation().channels(channels)).isIn(1, channels);
            if (degradation().masks()) {
                assertThat(degradation().channels(channels)).isEqualTo(channels);
            }
        }
        if (degradation().masks()) {
            assertThat(degradation().enlargement())
                    .as("known pixels stay what and where they are")
                    .isEqualTo(1);
        }
        assertThat(degradation().margin()).isNotNegative();
        assertThat(degradation().about()).isNotNull();
    }
}
