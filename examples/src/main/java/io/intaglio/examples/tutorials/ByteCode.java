package io.intaglio.examples.tutorials;

import io.intaglio.image.ImageBatch;
import io.intaglio.model.Condition;
import io.intaglio.model.LatentCodec;
import io.intaglio.network.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * Codes with one byte a number: 256 steps between the smallest and the largest value of each number on training data.
 *
 * @param codec that makes the numbers, a vector for each picture
 * @param low the value of step 0, by number
 * @param high the value of step 255, by number
 */
record ByteCode(LatentCodec codec, List<Float> low, List<Float> high) {

    private static final int STEPS = 255;

    ByteCode {
        low = List.copyOf(low);
        high = List.copyOf(high);
    }

    /** Measures the range of each number. */
    static ByteCode fit(LatentCodec codec, PictureList pictures) {
        List<float[]> codes = codec.encode(pictures.batch()).rows();
        Float[] low = new Float[codes.get(0).length];
        Float[] high = new Float[low.length];
        Arrays.fill(low, Float.MAX_VALUE);
        Arrays.fill(high, -Float.MAX_VALUE);
        for (float[] code : codes) {
            for (int i = 0; i < code.length; i++) {
                low[i] = Math.min(low[i], code[i]);
                high[i] = Math.max(high[i], code[i]);
            }
        }
        return new ByteCode(codec, Arrays.asList(low), Arrays.asList(high));
    }

    /** Returns the codes of pictures, each number from 0 to 255. */
    List<int[]> encode(PictureList pictures) {
        return codec.encode(pictures.batch()).rows().stream().map(this::bytes).toList();
    }

    private int[] bytes(float[] code) {
        int[] bytes = new int[code.length];
        for (int i = 0; i < code.length; i++) {
            float share = (code[i] - low.get(i)) / Math.max(1e-9f, high.get(i) - low.get(i));
            bytes[i] = Math.max(0, Math.min(STEPS, Math.round(STEPS * share)));
        }
        return bytes;
    }

    /** Returns the pictures of codes. */
    PictureList decode(List<int[]> codes) {
        List<float[]> rows = codes.stream().map(this::numbers).toList();
        return PictureList.of(codec.decode(Tensor.ofRows(rows), Condition.NONE));
    }

    private float[] numbers(int[] bytes) {
        float[] code = new float[bytes.length];
        for (int i = 0; i < code.length; i++) {
            code[i] = low.get(i) + (high.get(i) - low.get(i)) * bytes[i] / STEPS;
        }
        return code;
    }

    /** Returns a code as a gray picture, row by row. */
    static ImageBatch picture(int[] code, int height, int width) {
        float[] gray = new float[code.length];
        for (int i = 0; i < code.length; i++) {
            gray[i] = code[i] / (float) STEPS;
        }
        return ImageBatch.wrap(1, height, width, 1, gray);
    }
}
