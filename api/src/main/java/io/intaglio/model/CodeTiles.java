package io.intaglio.model;

import io.intaglio.image.ImageBatch;
import io.intaglio.network.Architecture;
import io.intaglio.network.Shape;
import io.intaglio.network.ShapePlan;
import io.intaglio.network.Tensor;
import java.util.List;

/**
 * Encodes an image tile by tile into one code, and decodes a code tile by tile. A window of the image and its window of
 * the code begin at the same stride; a code may have some rows and columns more or fewer than its image has strides, at
 * the end.
 */
final class CodeTiles {

    private final Architecture architecture;
    private final LatentCodec codec;
    private final List<Tiles.Window> windows;
    private final Shape.Map size;
    private final Shape.Map code;
    private final int stride;
    private final int codeStride;

    /**
     * @param windows of the padded image, overlapping by the reach of the whole network
     * @param size of the padded image
     */
    CodeTiles(Architecture architecture, LatentCodec codec, List<Tiles.Window> windows, Shape.Map size) {
        this.architecture = architecture;
        this.codec = codec;
        this.windows = windows;
        this.size = size;
        this.code = code(size.height(), size.width());
        this.stride = ShapePlan.smallest(architecture).stride();
        this.codeStride = code(size.height() + stride, size.width()).height() - code.height();
    }

    private Shape.Map code(int height, int width) {
        return ShapePlan.of(architecture, height, width).code().map("a code that is made of tiles");
    }

    Tensor encode(ImageBatch x) {
        List<Integer> shape = List.of(x.count(), code.channels(), code.height(), code.width());
        float[] whole = new float[Math.toIntExact(code.size() * x.count())];
        for (Tiles.Window window : windows) {
            Tensor tile = codec.encode(window.of(x));
            int top = inCode(window.top());
            int left = inCode(window.left());
            int bottom = end(window.top() + window.rows(), size.height(), code.height());
            int right = end(window.left() + window.columns(), size.width(), code.width());
            int height = tile.shape().get(2);
            int width = tile.shape().get(3);
            for (int plane = 0; plane < x.count() * code.channels() && left < right; plane++) {
                for (int y = top; y < bottom; y++) {
                    System.arraycopy(
                            tile.data(),
                            (plane * height + y - inCode(window.above())) * width + left - inCode(window.before()),
                            whole,
                            (plane * code.height() + y) * code.width() + left,
                            right - left);
                }
            }
        }
        return Tensor.of(shape, whole);
    }

    /** The last tile has what is left of the code. */
    private int end(int pixels, int of, int all) {
        return pixels == of ? all : Math.min(all, inCode(pixels));
    }

    private int inCode(int pixels) {
        return pixels / stride * codeStride;
    }

    /**
     * @param all the code of the padded image
     * @param like images as they were encoded, for their size
     */
    ImageBatch decode(Tensor all, ImageBatch like, Condition condition) {
        ImageBatch y = ImageBatch.zeros(
                like.count(), like.height(), like.width(), architecture.out().channels());
        for (Tiles.Window window : windows) {
            if (window.top() < like.height() && window.left() < like.width()) {
                window.paste(codec.decode(part(all, window), condition), y);
            }
        }
        return y;
    }

    private Tensor part(Tensor all, Tiles.Window window) {
        Shape.Map part = code(window.height(), window.width());
        int count = all.shape().get(0);
        float[] data = new float[Math.toIntExact(part.size() * count)];
        for (int plane = 0; plane < count * part.channels(); plane++) {
            for (int y = 0; y < part.height(); y++) {
                System.arraycopy(
                        all.data(),
                        (plane * code.height() + inCode(window.above()) + y) * code.width() + inCode(window.before()),
                        data,
                        (plane * part.height() + y) * part.width(),
                        part.width());
            }
        }
        return Tensor.of(List.of(count, part.channels(), part.height(), part.width()), data);
    }
}
