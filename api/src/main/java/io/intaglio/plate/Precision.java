package io.intaglio.plate;

import io.intaglio.network.Tensor;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How a tensor's numbers are stored, little-endian, under the names that safetensors has for it. */
enum Precision {

    /** IEEE 754 binary32. */
    F32(4) {
        @Override
        void put(Tensor tensor, ByteBuffer bytes) {
            bytes.asFloatBuffer().put(tensor.data());
            bytes.position(bytes.position() + 4 * tensor.data().length);
        }

        @Override
        void get(ByteBuffer bytes, float[] numbers) {
            bytes.asFloatBuffer().get(numbers);
        }
    },

    /** IEEE 754 binary16, to which numbers are rounded. */
    F16(2) {
        @Override
        void put(Tensor tensor, ByteBuffer bytes) {
            for (float number : tensor.data()) {
                bytes.putShort(Half.of(number));
            }
        }

        @Override
        void get(ByteBuffer bytes, float[] numbers) {
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = Half.toFloat(bytes.getShort());
            }
        }
    };

    private final int size;

    Precision(int size) {
        this.size = size;
    }

    /** Bytes of a number. */
    int size() {
        return size;
    }

    /** Writes numbers where a buffer stands, and leaves it behind them. */
    abstract void put(Tensor tensor, ByteBuffer bytes);

    /** Reads as many numbers as there is room for. */
    abstract void get(ByteBuffer bytes, float[] numbers);

    /** The one of a name, or null. */
    static @Nullable Precision named(String name) {
        return Arrays.stream(values())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
