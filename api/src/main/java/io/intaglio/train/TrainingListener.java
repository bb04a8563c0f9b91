package io.intaglio.train;

import java.util.List;

/**
 * Receives the progress of a training, on the training's own thread: slow code here makes the training slow.
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

    /** Listens to nothing. */
    TrainingListener NONE = event -> {};

    /** Tells each in turn; any of them can stop the training. */
    static TrainingListener all(TrainingListener... each) {
        return new Listeners(List.of(each));
    }

    /** Called when something happens. */
    void on(TrainingEvent event);

    /**
     * Returns whether to stop the training. It is called before each step and at the end, and must stay true once it is
     * true. The training then ends with what it has. Another thread may set the flag behind it.
     */
    default boolean stop() {
        return false;
    }
}
