package io.intaglio.tasks.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import io.intaglio.image.Resampling;
import io.intaglio.metric.Psnr;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Super-resolution is measured against bicubic interpolation on Set14: on the luma of ITU-R BT.601, rounded to eight
 * bits, made smaller with antialiasing and larger again, without a border as wide as the factor (Dong et al. 2014 and
 * others).
 */
class BicubicTest {

    private static final int FACTOR = 2;

    @Test
    void twiceTheSizeReachesOnSet14WhatWasPublished() throws IOException {
        List<Path> files = Set12.files("set14", ".bmp");
        double sum = 0;
        for (Path file : files) {
            ImageBatch clean = luma(Pictures.read(file));
            ImageBatch small = Resampling.resize(clean, clean.height() / FACTOR, clean.width() / FACTOR);
            ImageBatch large = rounded(Resampling.resize(small, clean.height(), clean.width()));
            sum += Psnr.of(inside(clean), inside(large));
        }

        assertThat(files).hasSize(14);
        assertThat(sum / files.size()).isCloseTo(30.24, within(0.02));
    }

    /**
     * Studio range, 16 to 235 of 255, but of the one gray file its full range; cropped to a size that the factor
     * divides.
     */
    private static ImageBatch luma(Picture picture) {
        if (picture.channels() == 1) {
            return even(picture.pixels());
        }
        ImageBatch rgb = picture.pixels();
        ImageBatch luma = ImageBatch.zeros(1, rgb.height(), rgb.width(), 1);
        for (int i = 0; i < luma.data().length; i++) {
            luma.data()[i] = (float) ((16
                            + 65.481 * rgb.data()[3 * i]
                            + 128.553 * rgb.data()[3 * i + 1]
                            + 24.966 * rgb.data()[3 * i + 2])
                    / 255);
        }
        return even(rounded(luma));
    }

    private static ImageBatch even(ImageBatch image) {
        return image.crop(0, 0, image.height() / FACTOR * FACTOR, image.width() / FACTOR * FACTOR);
    }

    private static ImageBatch rounded(ImageBatch image) {
        ImageBatch rounded = image.image(0);
        for (int i = 0; i < rounded.data().length; i++) {
            rounded.data()[i] = Math.max(0, Math.min(255, Math.round(255 * rounded.data()[i]))) / 255f;
        }
        return rounded;
    }

    private static ImageBatch inside(ImageBatch image) {
        return image.crop(FACTOR, FACTOR, image.height() - 2 * FACTOR, image.width() - 2 * FACTOR);
    }
}
