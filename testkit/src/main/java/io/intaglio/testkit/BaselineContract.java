package io.intaglio.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.config.Settings;
import io.intaglio.data.SplitMix64;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.spi.BaselineProvider;
import io.intaglio.task.Inputs;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The contract of every {@link BaselineProvider}. Extend it and return one, and a task that it is meant for.
 *
 * @since 0.1
 */
public abstract class BaselineContract {

    /** Returns the provider to look at, with any settings. */
    protected abstract BaselineProvider provider();

    /** Returns the name of a task that the method is meant for. */
    protected abstract String task();

    /** Returns what that task tells of the degradation: nothing, unless overridden. */
    protected Settings about() {
        return Settings.empty();
    }

    private static List<ImageSpec> sizes() {
        return List.of(
                new ImageSpec(1, 1, 1),
                new ImageSpec(3, 1, 1),
                new ImageSpec(1, 1, 23),
                new ImageSpec(3, 19, 1),
                new ImageSpec(1, 24, 17),
                new ImageSpec(3, 21, 32));
    }

    /**
     * Returns a picture of noise around a slope, some values outside [0, 1], with a mask and what it would be
     * undamaged.
     */
    private static Inputs inputs(ImageSpec size) {
        SplitMix64 random = new SplitMix64(size.height() * 100L + size.width());
        ImageBatch clean = ImageBatch.zeros(1, size.height(), size.width(), size.channels());
        ImageBatch image = ImageBatch.zeros(1, size.height(), size.width(), size.channels());
        ImageBatch lost = ImageBatch.zeros(1, size.height(), size.width(), 1);
        for (int i = 0; i < image.data().length; i++) {
            clean.data()[i] = i / (float) image.data().length;
            image.data()[i] = clean.data()[i] + 0.2f * (random.nextFloat() - 0.5f);
        }
        for (int i = 0; i < lost.data().length; i++) {
            lost.data()[i] = random.nextInt(4) == 0 ? 1 : 0;
        }
        return Inputs.of(image).with(Inputs.MASK, lost).with(Inputs.REFERENCE, clean);
    }

    @Test
    public void hasANameAndASummary() {
        ProviderChecks.named(provider());
    }

    @Test
    public void isARecordOfItsSettings() {
        ProviderChecks.isItsSettings(provider());
    }

    @Test
    public void isRegistered() {
        ProviderChecks.registered(BaselineProvider.class, provider());
    }

    @Test
    public void suitsItsTaskAndNoUnknownOne() {
        assertThat(provider().suits(task(), about())).as("suits %s", task()).isTrue();
        assertThat(provider().suits("no-such-task", Settings.empty())).isFalse();
    }

    @Test
    public void needsNothingThatAnEvaluationDoesNotHave() {
        assertThat(provider().needs()).isSubsetOf(Inputs.MASK, Inputs.REFERENCE);
    }

    @Test
    public void givesAnImageOfTheSameShape() {
        for (ImageSpec size : sizes()) {
            ImageBatch result = provider().apply(inputs(size), about());

            assertThat(result.count()).isEqualTo(1);
            assertThat(result.spec()).isEqualTo(size);
            assertThat(result.finite()).as("all numbers of %s are finite", size).isTrue();
        }
    }

    @Test
    public void givesTheSameForTheSameImageAndLeavesItAsItIs() {
        for (ImageSpec size : sizes()) {
            Inputs inputs = inputs(size);
            float[] first = provider().apply(inputs, about()).data().clone();

            assertThat(provider().apply(inputs, about()).data()).isEqualTo(first);
            assertThat(inputs.image(Inputs.IMAGE).data())
                    .isEqualTo(inputs(size).image(Inputs.IMAGE).data());
        }
    }
}
