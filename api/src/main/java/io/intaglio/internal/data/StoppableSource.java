package io.intaglio.internal.data;

import io.intaglio.config.InvalidInputException;
import io.intaglio.data.Example;
import io.intaglio.data.ForwardingSource;
import io.intaglio.data.Source;
import java.io.IOException;
import java.util.function.BooleanSupplier;

/**
 * Data for what comes after a training. Once that is stopped it gives data for a moment more: whoever stopped it waits.
 */
public final class StoppableSource extends ForwardingSource {

    private final BooleanSupplier stopped;
    private final double moment;
    private long since;

    /**
     * Creates the source.
     *
     * @param moment in seconds, in which what is nearly done may be done
     */
    public StoppableSource(Source source, BooleanSupplier stopped, double moment) {
        super(source);
        this.stopped = stopped;
        this.moment = moment;
    }

    /**
     * Checks that data may still be read.
     *
     * @throws InvalidInputException when the moment is over: an image that cannot be read would only be left out
     */
    @Override
    public Example get(long index) throws IOException {
        if (stopped.getAsBoolean() && over()) {
            throw new InvalidInputException("the training was stopped");
        }
        return super.get(index);
    }

    private synchronized boolean over() {
        long now = System.nanoTime();
        if (since == 0) {
            since = now;
        }
        return (now - since) / 1e9 > moment;
    }
}
