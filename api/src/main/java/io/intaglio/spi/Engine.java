package io.intaglio.spi;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.model.Autoencoder;
import io.intaglio.network.Architecture;
import io.intaglio.network.Weights;
import io.intaglio.train.TrainingJob;
import io.intaglio.train.TrainingListener;
import io.intaglio.train.TrainingResult;

/**
 * Trains networks on one or more devices, and runs them on one. Only one training can run at a time in a process.
 * Several threads may run models.
 *
 * @since 0.1
 */
public interface Engine extends AutoCloseable {

    /** Returns the device on which the engine computes. */
    DeviceInfo device();

    /**
     * Returns the name, version, backend and device for a plate's card, under the keys {@code engine}, {@code backend},
     * {@code device} and others.
     */
    Settings about();

    /**
     * Trains a network.
     *
     * @throws IllegalStateException if another training runs in this process, or if the engine is closed
     * @throws io.intaglio.network.ShapeException if the network cannot process images of the training size; thrown
     *     before the first step
     * @throws InvalidInputException if this engine only runs networks ({@link EngineProvider#trains})
     */
    default TrainingResult train(TrainingJob job, TrainingListener listener) {
        throw new InvalidInputException("the engine " + about().get("engine")
                + " runs networks and does not train them; train with another engine");
    }

    /**
     * Opens a network for running.
     *
     * @throws IllegalStateException if the engine is closed
     */
    Autoencoder open(Architecture architecture, Weights weights);

    /** Returns how much main memory the engine uses: the value of {@link EngineProvider#memory}. */
    default EngineMemory memory() {
        return EngineMemory.USUAL;
    }

    /**
     * Returns the number of native arrays that exist now; 0 for an engine without native arrays. If the number grows,
     * memory leaks.
     */
    default int arrays() {
        return 0;
    }

    /**
     * Releases the memory of the engine and of the networks that it opened. It waits for a training and for passes in
     * progress.
     *
     * @throws IllegalStateException if the calling thread is the one that trains: it would wait for itself
     */
    @Override
    void close();
}
