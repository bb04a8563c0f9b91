package io.intaglio.djl.train;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import org.junit.jupiter.api.AfterEach;

/** Tests after which no array may be left. */
abstract class LeavesNothing {

    protected final NDManager manager = PyTorch.engine().newBaseManager();

    @AfterEach
    void nothingIsLeft() {
        assertThat(manager.getManagedArrays()).isEmpty();
        manager.close();
    }
}
