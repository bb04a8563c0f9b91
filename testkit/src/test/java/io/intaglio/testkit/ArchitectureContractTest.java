package io.intaglio.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Setting;
import io.intaglio.image.ImageSpec;
import io.intaglio.network.Activate;
import io.intaglio.network.Architecture;
import io.intaglio.network.Comparison;
import io.intaglio.network.Conv;
import io.intaglio.network.Latent;
import io.intaglio.network.Network;
import io.intaglio.network.PixelShuffle;
import io.intaglio.spi.ArchitectureProvider;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A provider that keeps the contract, but for its registration. */
class ArchitectureContractTest extends ArchitectureContract {

    /**
     * A small one.
     *
     * @param width channels
     */
    public record Small(@Setting("channels of the code") int width) implements ArchitectureProvider {

        /** Eight channels. */
        public Small() {
            this(8);
        }

        /** Checks. */
        public Small {
            if (width < 1) {
                throw new InvalidInputException("width is at least 1, not " + width);
            }
        }

        @Override
        public String name() {
            return "small";
        }

        @Override
        public String summary() {
            return "two convolutions around half the size";
        }

        @Override
        public Architecture create(ImageSpec in, ImageSpec out) {
            return new Architecture(
                    in,
                    out,
                    Network.of(Conv.halve(width), Activate.relu()),
                    new Latent.Point(0),
                    Network.of(Conv.same(4 * out.channels(), 3), new PixelShuffle(2)),
                    List.of(new Comparison.Mse(1)));
        }
    }

    @Override
    protected ArchitectureProvider provider() {
        return new Small(5);
    }

    @Test
    @Override
    public void isRegistered() {
        assertThatThrownBy(super::isRegistered)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("META-INF/services/io.intaglio.spi.ArchitectureProvider");
    }
}
