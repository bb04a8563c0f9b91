package io.intaglio.internal.data;

import io.intaglio.config.InvalidInputException;
import io.intaglio.data.Example;
import io.intaglio.data.Source;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;

/**
 * Data for what comes after a training. Once that is stopped it gives data for a moment more: whoever stopped it waits.
 */
public final class StoppableSource implements Source {

    private final Source source;
    private final BooleanSupplier stopped;
    private final double moment;
    private long since;

    /**
     * Creates the source.
     *
     * @param moment in seconds, in which what is nearly done may be done
     */
    public StoppableSource(Source source, BooleanSupplier stopped, double moment) {
        this.source = source;
        this.stopped = stopped;
        this.moment = moment;
    }

    @Override
    public long size() {
        return source.size();
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
        return source.get(index);
    }

    private synchronized boolean over() {
        long now = System.nanoTime();
        if (since == 0) {
            since = now;
        }
        return (now - since) / 1e9 > moment;
    }

    @Override
    public String name(long index) {
        return source.name(index);
    }

    @Override
    public OptionalInt label(long index) throws IOException {
        return source.label(index);
    }

    @Override
    public String digest() {
        return source.digest();
    }

    @Override
    public List<String> classes() {
        return source.classes();
    }
}
