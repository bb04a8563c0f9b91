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
 * The model and the data that a task is fitted to ({@link Task#fit}), with a way to train further small networks. What
 * it holds belongs to the caller and must be left open.
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
     * @throws InvalidInputException if they are not at hand
     */
    default Weights weights() {
        throw new InvalidInputException("the weights of the model are not at hand here");
    }

    /** Returns the data as the source gives it: of any size, gray or colour, unreadable examples included. */
    Source data();

    /**
     * Returns examples that the weights did not learn from. Use them for thresholds and probabilities, which would be
     * too good on the training data. The data itself where there are none.
     */
    Source heldOut();

    /** Returns whether {@link #train} is possible. */
    default boolean trains() {
        return false;
    }

    /**
     * Trains a network beside the model, for example one that works on its codes.
     *
     * @param data to learn from; closed by the caller
     * @throws InvalidInputException if there is no engine at hand that trains
     */
    default Weights train(Architecture network, TrainingConfig config, Batches data) {
        throw new InvalidInputException("there is no engine here to train a further network with");
    }

    /** Reports how far the fitting is; it may be called often, and by several threads. */
    default void progress(String activity, long done, long total) {}

    /** Returns a fitting with only a model and data. It cannot train a further network. */
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
