package io.intaglio.plate;

import io.intaglio.network.Tensor;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The formats in which a tensor's numbers are stored, little-endian, with their names in safetensors. */
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

    /** IEEE 754 binary16; numbers are rounded to it. */
    F16(2) {
        @Override
        void put(Tensor tensor, ByteBuffer bytes) {
            for (float number : tensor.data()) {
                bytes.putShort(HalfPrecision.of(number));
            }
        }

        @Override
        void get(ByteBuffer bytes, float[] numbers) {
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = HalfPrecision.toFloat(bytes.getShort());
            }
        }
    };

    private final int size;

    Precision(int size) {
        this.size = size;
    }

    /** Returns the number of bytes of one number. */
    int size() {
        return size;
    }

    /** Writes a tensor's numbers at the position of a buffer, and moves the position behind them. */
    abstract void put(Tensor tensor, ByteBuffer bytes);

    /** Reads numbers from the position of a buffer until the array is full. */
    abstract void get(ByteBuffer bytes, float[] numbers);

    /** Returns the precision with this name, or null. */
    static @Nullable Precision named(String name) {
        return Arrays.stream(values())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
