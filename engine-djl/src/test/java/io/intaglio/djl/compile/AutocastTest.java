package io.intaglio.djl.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import com.sun.jna.Platform;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AutocastTest {

    private static Autocast autocast;

    @BeforeAll
    static void load() {
        assumeTrue(!Platform.isWindows(), "PyTorch's switch has another name there");
        Engine.getEngine("PyTorch");
        autocast = new Autocast();
    }

    /** Of a product of ones; DJL calls bfloat16 unknown. */
    private static DataType type() {
        try (NDManager scope = Engine.getEngine("PyTorch").newBaseManager()) {
            return scope.ones(new Shape(2, 2))
                    .matMul(scope.ones(new Shape(2, 2)))
                    .getDataType();
        }
    }

    @Test
    void holdsForTheWorkAndNoLonger() {
        assertThat(autocast.during(AutocastTest::type)).isEqualTo(DataType.UNKNOWN);
        assertThat(type()).isEqualTo(DataType.FLOAT32);
        assertThat(autocast.during(() -> autocast.without(AutocastTest::type))).isEqualTo(DataType.FLOAT32);
        assertThat(autocast.during(() -> {
                    autocast.without(AutocastTest::type);
                    return type();
                }))
                .isEqualTo(DataType.UNKNOWN);
    }

    @Test
    void endsWithWorkThatFails() {
        assertThatThrownBy(() -> autocast.during(() -> {
                    throw new IllegalStateException("on the way");
                }))
                .hasMessage("on the way");

        assertThat(type()).isEqualTo(DataType.FLOAT32);
    }

    @Test
    void isAThreadsOwn() {
        DataType[] seen = new DataType[1];
        autocast.during(() -> {
            Thread other = new Thread(() -> seen[0] = type());
            other.start();
            try {
                other.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return null;
        });

        assertThat(seen).containsExactly(DataType.FLOAT32);
    }
}
