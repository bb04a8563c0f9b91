package io.intaglio.train;

import java.util.List;

/**
 * Several listeners as one.
 *
 * @param each the listeners, which receive each event in this order
 */
record Listeners(List<TrainingListener> each) implements TrainingListener {

    Listeners {
        each = List.copyOf(each);
    }

    @Override
    public void on(TrainingEvent event) {
        each.forEach(one -> one.on(event));
    }

    @Override
    public boolean stop() {
        return each.stream().anyMatch(TrainingListener::stop);
    }
}
