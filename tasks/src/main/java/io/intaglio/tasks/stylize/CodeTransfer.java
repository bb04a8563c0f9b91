package io.intaglio.tasks.stylize;

import io.intaglio.image.ImageBatch;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Condition;
import io.intaglio.model.Tiling;
import io.intaglio.network.Tensor;
import io.intaglio.tasks.GridRemoval;
import io.intaglio.tasks.stylize.PatchTransfer.Style;
import java.util.List;

/**
 * Changes the code of an image to the statistics of the styles' codes, and decodes it. The statistics are the mean and
 * standard deviation of each channel (Huang and Belongie, "Arbitrary Style Transfer in Real-time with Adaptive Instance
 * Normalization", 2017), or the means and covariances of all channels (Li et al., "Universal Style Transfer via Feature
 * Transforms", 2017; here with the linear map that changes the code least). The network can be any autoencoder whose
 * code is a map.
 *
 * @param byChannel whether channels are treated separately
 * @param radius radius of the squares of neighbours whose covariances are transferred, which represent strokes; 0 for
 *     none
 */
record CodeTransfer(boolean byChannel, int radius) {

    ImageBatch apply(Autoencoder model, ImageBatch content, List<Style> styles, Tiling tiling) {
        ImageBatch decoded = tiling.throughCode(
                model,
                content,
                code -> {
                    ImageBatch map = map(code);
                    ImageBatch mean = Blend.mean(styles, style -> moved(map, map(tiling.encode(model, style.image()))));
                    return Tensor.of(code.shape(), planes(mean));
                },
                Condition.NONE);
        return new GridRemoval(model.plan().stride()).of(decoded);
    }

    /**
     * Returns the changed map. Different neighbourhoods give different values of a pixel, and their mean is too smooth;
     * the last linear map corrects this.
     */
    private ImageBatch moved(ImageBatch map, ImageBatch style) {
        if (byChannel) {
            return ChannelTransfer.of(map).map(map, ChannelTransfer.of(style));
        }
        ImageBatch moved = map;
        if (radius > 0) {
            Neighbourhoods own = new Neighbourhoods(map, radius);
            LinearTransfer wanted = new Neighbourhoods(style, radius).statistics();
            moved = own.mapped(own.statistics().map(wanted));
        }
        return LinearTransfer.of(moved).map(moved, LinearTransfer.of(style));
    }

    private static float[] planes(ImageBatch map) {
        float[] numbers = map.data();
        float[] planes = new float[numbers.length];
        int pixels = numbers.length / map.channels();
        for (int i = 0; i < numbers.length; i++) {
            planes[i % map.channels() * pixels + i / map.channels()] = numbers[i];
        }
        return planes;
    }

    /** Returns a code as an image with the channels of the code. */
    private static ImageBatch map(Tensor code) {
        int channels = code.shape().get(1);
        float[] planes = code.data();
        float[] numbers = new float[planes.length];
        int pixels = planes.length / channels;
        for (int i = 0; i < planes.length; i++) {
            numbers[i % pixels * channels + i / pixels] = planes[i];
        }
        return ImageBatch.wrap(1, code.shape().get(2), code.shape().get(3), channels, numbers);
    }
}
