package io.intaglio.tasks.stylize;

import io.intaglio.image.ImageBatch;
import io.intaglio.tasks.stylize.PatchTransfer.Style;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Weighted means of images. */
final class Blend {

    private Blend() {}

    /** Returns the weighted mean of the images that a function makes from each style. */
    static ImageBatch mean(List<Style> styles, Function<Style, ImageBatch> made) {
        double all = styles.stream().mapToDouble(Style::weight).sum();
        ImageBatch mean = null;
        for (Style style : styles) {
            ImageBatch one = made.apply(style);
            float share = (float) (style.weight() / all);
            if (mean == null) {
                mean = ImageBatch.zeros(1, one.height(), one.width(), one.channels());
            }
            for (int i = 0; i < mean.data().length; i++) {
                mean.data()[i] += share * one.data()[i];
            }
        }
        return Objects.requireNonNull(mean, "at least one style");
    }

    /** Returns the first image where a mask is black and the second where it is white. */
    static ImageBatch by(ImageBatch mask, ImageBatch black, ImageBatch white) {
        int channels = black.channels();
        float[] out = new float[black.data().length];
        for (int i = 0; i < out.length; i++) {
            float share = mask.data()[i / channels * mask.channels()];
            out[i] = (1 - share) * black.data()[i] + share * white.data()[i];
        }
        return ImageBatch.wrap(1, black.height(), black.width(), channels, out);
    }
}
