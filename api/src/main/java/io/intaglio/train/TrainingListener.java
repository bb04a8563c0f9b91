package io.intaglio.train;

import java.util.List;

/**
 * Receives the events of a training, on the thread of the training. Slow code in a listener makes the training slow.
 *
 * <pre>{@code
 * training.listener(event -> {
 *     if (event instanceof TrainingEvent.Validated validated) {
 *         System.out.println(validated.validation().psnr());
 *     }
 * });
 * }</pre>
 *
 * @since 0.1
 */
@FunctionalInterface
public interface TrainingListener {

    /** A listener that does nothing. */
    TrainingListener NONE = event -> {};

    /**
     * Returns a listener that passes each event to all given listeners in order. Each of them can stop the training.
     */
    static TrainingListener all(TrainingListener... each) {
        return new Listeners(List.of(each));
    }

    /** Receives an event. */
    void on(TrainingEvent event);

    /**
     * Returns whether the training should stop. It is called before each step and at the end. Once it returned true, it
     * must always return true. The training then ends with the weights that it has. Another thread may set the value
     * that this method returns.
     */
    default boolean stop() {
        return false;
    }
}
