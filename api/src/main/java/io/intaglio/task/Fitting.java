package io.intaglio.task;

import io.intaglio.config.Incubating;
import io.intaglio.config.InvalidInputException;
import io.intaglio.data.Source;
import io.intaglio.model.Autoencoder;
import io.intaglio.network.Architecture;
import io.intaglio.network.Weights;
import io.intaglio.train.Batches;
import io.intaglio.train.TrainingConfig;

/**
 * The model and the data that a task is fitted to ({@link Task#fit}). It can also train further small networks. The
 * model and the sources belong to the caller; do not close them.
 *
 * @since 0.1
 */
@Incubating
public interface Fitting {

    /** Returns the trained model. */
    Autoencoder model();

    /**
     * Returns the weights of the model.
     *
     * @throws InvalidInputException if they are not available
     */
    default Weights weights() {
        throw new InvalidInputException("the weights of the model are not at hand here");
    }

    /**
     * Returns the training data as the source gives it: images of any size, gray or colour. Reading an example may
     * fail.
     */
    Source data();

    /**
     * Returns examples that were not used to train the weights. Use them to choose thresholds and to calibrate
     * probabilities, because results on the training data would be too good. Returns the training data if there are no
     * such examples.
     */
    Source heldOut();

    /** Returns whether {@link #train} can be used. */
    default boolean trains() {
        return false;
    }

    /**
     * Trains another network, for example one whose inputs are the codes of the model.
     *
     * @param data training data; the caller closes it
     * @throws InvalidInputException if no engine that trains is available
     */
    default Weights train(Architecture network, TrainingConfig config, Batches data) {
        throw new InvalidInputException("there is no engine here to train a further network with");
    }

    /**
     * Reports the progress of the fitting. It may be called often, and by several threads.
     *
     * @param activity what is done at the moment, in a few words
     * @param done number of units of work that are finished
     * @param total number of all units
     */
    default void progress(String activity, long done, long total) {}

    /** Returns a fitting with only a model and data. It cannot train another network. */
    static Fitting of(Autoencoder model, Source data, Source heldOut) {
        return new Fitting() {
            @Override
            public Autoencoder model() {
                return model;
            }

            @Override
            public Source data() {
                return data;
            }

            @Override
            public Source heldOut() {
                return heldOut;
            }
        };
    }
}
