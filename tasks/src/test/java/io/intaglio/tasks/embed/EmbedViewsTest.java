package io.intaglio.tasks.embed;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.network.Architecture;
import io.intaglio.network.Comparison;
import io.intaglio.network.LossTerm;
import io.intaglio.spi.TaskProvider;
import io.intaglio.task.Channels;
import io.intaglio.testkit.TaskContract;
import org.junit.jupiter.api.Test;

/** The contract of embed where two views of each image are compared. */
class EmbedViewsTest extends TaskContract {

    @Override
    protected TaskProvider provider() {
        return new Embed(0.5);
    }

    @Test
    void theTermIsThereWhereItHasAWeight() {
        Architecture bare = network(Channels.same(1));

        assertThat(new Embed(0.5).complete(bare).objective())
                .containsExactly(new Comparison.Mse(1), new LossTerm.Vicreg(0.5, "code", 256));
        assertThat(new Embed().complete(bare)).isEqualTo(bare);
        assertThat(new Embed().views()).isOne();
    }
}
