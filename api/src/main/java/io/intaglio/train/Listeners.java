package io.intaglio.train;

import java.util.List;

/**
 * Several as one.
 *
 * @param each is told, in order
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
