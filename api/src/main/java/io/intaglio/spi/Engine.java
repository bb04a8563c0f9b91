package io.intaglio.spi;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.model.Autoencoder;
import io.intaglio.network.Architecture;
import io.intaglio.network.Weights;
import io.intaglio.train.Trained;
import io.intaglio.train.TrainingJob;
import io.intaglio.train.TrainingListener;

/**
 * Trains networks on one device or several, and runs them on one. One training at a time per process; models may run
 * from several threads.
 *
 * @since 0.1
 */
public interface Engine extends AutoCloseable {

    /** Returns the device on which the engine computes. */
    DeviceInfo device();

    /**
     * Returns name, version, backend and device for a plate's card: keys {@code engine}, {@code backend},
     * {@code device}, ...
     */
    Settings about();

    /**
     * Trains a network.
     *
     * @throws IllegalStateException if a training is under way in this process, or the engine is closed
     * @throws io.intaglio.network.ShapeException before anything is learned, if the network cannot take the training
     *     size
     * @throws InvalidInputException if this engine runs networks alone ({@link EngineProvider#trains})
     */
    default Trained train(TrainingJob job, TrainingListener listener) {
        throw new InvalidInputException("the engine " + about().get("engine")
                + " runs networks and does not train them; train with another engine");
    }

    /**
     * Opens a network for running.
     *
     * @throws IllegalStateException if the engine is closed
     */
    Autoencoder open(Architecture architecture, Weights weights);

    /** Returns what it takes of main memory, as its {@link EngineProvider#memory} says. */
    default EngineMemory memory() {
        return EngineMemory.USUAL;
    }

    /**
     * Returns the number of native arrays that are held now: if it grows, there is a leak. 0 for an engine without
     * native arrays.
     */
    default int arrays() {
        return 0;
    }

    /**
     * Releases its memory and that of the networks opened here. It waits for a training and for passes in progress.
     *
     * @throws IllegalStateException if the calling thread trains: it would wait for itself
     */
    @Override
    void close();
}
