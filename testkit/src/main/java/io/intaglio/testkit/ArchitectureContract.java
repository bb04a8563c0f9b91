package io.intaglio.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import io.intaglio.image.ImageSpec;
import io.intaglio.network.Architecture;
import io.intaglio.network.ReceptiveField;
import io.intaglio.network.ShapePlan;
import io.intaglio.network.WeightSpec;
import io.intaglio.network.Weights;
import io.intaglio.spi.ArchitectureProvider;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The contract of every {@link ArchitectureProvider}. Extend it and return a provider.
 *
 * @since 0.1
 */
public abstract class ArchitectureContract {

    /** The provider to look at, with any settings. */
    protected abstract ArchitectureProvider provider();

    /** The kinds of images that it must serve: gray and colour at usual sizes, unless overridden. */
    protected List<ImageSpec> specs() {
        return List.of(
                new ImageSpec(1, 32, 32), new ImageSpec(3, 32, 32), new ImageSpec(1, 64, 64), new ImageSpec(3, 64, 96));
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
        ProviderChecks.registered(ArchitectureProvider.class, provider());
    }

    @Test
    public void refusesAnUnknownSettingByListingItsOwn() {
        assertThatThrownBy(() ->
                        io.intaglio.config.Settings.of("no-such-setting", 1).applyTo((Record) provider()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no-such-setting");
    }

    @Test
    public void canBePlanned() {
        for (ImageSpec spec : specs()) {
            Architecture architecture = provider().create(spec, spec);
            ShapePlan plan = ShapePlan.of(architecture, spec.height(), spec.width());

            assertThat(architecture.in().channels()).isEqualTo(spec.channels());
            assertThat(architecture.out().channels()).isEqualTo(spec.channels());
            assertThat(plan.parameters()).isPositive();
            assertThat(plan.flops()).isPositive();
            assertThat(plan.reach()).isNotNegative().isLessThanOrEqualTo(ReceptiveField.GLOBAL.radius());
        }
    }

    @Test
    public void takesMoreChannelsThanItGivesOrRefusesThem() {
        for (ImageSpec spec : specs()) {
            ImageSpec more = new ImageSpec(spec.channels() + 1, spec.height(), spec.width());
            Architecture architecture;
            try {
                architecture = provider().create(more, spec);
            } catch (InvalidInputException e) {
                assertThat(e).hasMessageContaining("channel");
                continue;
            }
            ShapePlan.of(architecture, spec.height(), spec.width());
            assertThat(architecture.in().channels()).isEqualTo(more.channels());
            assertThat(architecture.out().channels()).isEqualTo(spec.channels());
        }
    }

    @Test
    public void namesItsWeightsByTheirPlace() {
        ImageSpec spec = specs().get(0);
        List<WeightSpec> weights = ShapePlan.of(provider().create(spec, spec), spec.height(), spec.width())
                .weights();

        assertThat(weights)
                .extracting(WeightSpec::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("((encoder|decoder)\\.\\d+|latent)\\.[a-z0-9.-]+"));
        Weights.initial(weights, 1).check(weights);
    }

    @Test
    public void isTheSameAtEachCall() {
        for (ImageSpec spec : specs()) {
            String fingerprint = provider().create(spec, spec).fingerprint();

            assertThat(provider().create(spec, spec).fingerprint()).isEqualTo(fingerprint);
        }
    }

    @Test
    public void servesAnySizeOrAsksForOne() {
        ImageSpec any = ImageSpec.anySize(specs().get(0).channels());
        Architecture architecture;
        try {
            architecture = provider().create(any, any);
        } catch (InvalidInputException e) {
            assertThat(e).hasMessageContaining("size");
            return;
        }
        int stride = ShapePlan.smallest(architecture).stride();
        for (int times : new int[] {8, 9, 12}) {
            ShapePlan plan = ShapePlan.of(architecture, times * stride, (times + 1) * stride);
            assertThat(plan.parameters())
                    .isEqualTo(ShapePlan.smallest(architecture).parameters());
        }
    }
}
