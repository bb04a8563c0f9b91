package io.intaglio.spi;

import io.intaglio.config.Settings;
import io.intaglio.image.ImageSpec;
import io.intaglio.network.Architecture;
import io.intaglio.network.Weights;
import java.util.Map;

/**
 * Adds an architecture. A provider is a record of its settings. To add one:
 *
 * <ol>
 *   <li>write a public record that implements this interface: its components are the settings, and its constructor
 *       without arguments gives the defaults;
 *   <li>check the components in the compact constructor, throwing {@link io.intaglio.config.InvalidInputException};
 *   <li>name the record in {@code META-INF/services/io.intaglio.spi.ArchitectureProvider};
 *   <li>extend {@code ArchitectureContract} (in {@code intaglio-testkit}) in a test.
 * </ol>
 *
 * @since 0.1
 */
public interface ArchitectureProvider extends Named {

    /**
     * Creates the network for images of a kind. The result must depend on nothing but the arguments and the settings,
     * and must not change in later versions, because plates store its fingerprint. So add a change as a setting. Its
     * default keeps the old network, or {@link #before} does. A training first asks for a network for images of any
     * size. If that is refused, it asks for one size.
     *
     * @param in the kind of its input: the picture's 1 or 3 channels, and behind them channels that a task adds, for
     *     example a mask
     * @param out the kind of its output; it has the size of {@code in} and can have another number of channels
     * @throws io.intaglio.config.InvalidInputException if no network with these settings can process such images; the
     *     message says what to change
     */
    Architecture create(ImageSpec in, ImageSpec out);

    /**
     * Returns the values of later settings with which networks are as they were before these settings. Plates and
     * checkpoints that do not store such a setting have this value. New trainings have the default.
     */
    default Settings before() {
        return Settings.empty();
    }

    /**
     * Returns the weights with which a new training begins, by their full names as in a plate ({@code
     * encoder.0.weight}), for example those of a network from elsewhere. All other weights begin with random numbers.
     * It is called once, before a new training. A training that is resumed and a plate that is run have their weights.
     *
     * @throws io.intaglio.config.InvalidInputException if they cannot be read
     */
    default Weights initialWeights() {
        return Weights.of(Map.of());
    }
}
