package io.intaglio.tasks.classify;

import io.intaglio.data.DataFacts;
import io.intaglio.spi.TaskProvider;
import io.intaglio.testkit.TaskContract;
import java.util.List;

/** The contract of classify where few labels are used. */
class FewLabelsTaskTest extends TaskContract {

    @Override
    protected TaskProvider provider() {
        return new Classify(0, 0.1, 0.1, 0.5, 2, Consistency.AUTO, 0.95, Probe.Kind.LINEAR)
                .settled(new DataFacts(4, List.of("dark", "bright"), true, false));
    }
}
