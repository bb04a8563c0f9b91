package io.intaglio.examples.tutorials;

import io.intaglio.data.Source;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.metric.Metrics;
import io.intaglio.metric.Psnr;
import io.intaglio.train.Framing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Pictures of one size in memory.
 *
 * @param images each (1, height, width, channels)
 */
record PictureList(List<ImageBatch> images) {

    PictureList {
        images = List.copyOf(images);
    }

    /** Reads the first pictures of a source and brings them to a size, as a training does. */
    static PictureList of(Source source, long count, int size, int channels) throws IOException {
        List<ImageBatch> images = new ArrayList<>();
        for (long index = 0; index < Math.min(count, source.size()); index++) {
            Picture picture = Picture.of(source.get(index).image()).toChannels(channels);
            images.add(new Framing.Cover(size, size).apply(picture.pixels()));
        }
        return new PictureList(images);
    }

    /** Returns copies of the images of a batch. */
    static PictureList of(ImageBatch batch) {
        List<ImageBatch> images = new ArrayList<>();
        for (int i = 0; i < batch.count(); i++) {
            images.add(batch.image(i));
        }
        return new PictureList(images);
    }

    /** Returns the pictures as one batch. */
    ImageBatch batch() {
        return ImageBatch.stack(images);
    }

    /** Returns the first pictures. */
    List<ImageBatch> first(int count) {
        return images.subList(0, Math.min(count, images.size()));
    }

    /** Returns the differences of these pictures and others. */
    PictureList minus(PictureList others) {
        List<ImageBatch> differences = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            ImageBatch image = images.get(i);
            ImageBatch difference = ImageBatch.zeros(1, image.height(), image.width(), image.channels());
            for (int at = 0; at < difference.data().length; at++) {
                difference.data()[at] = image.data()[at] - others.images.get(i).data()[at];
            }
            differences.add(difference);
        }
        return new PictureList(differences);
    }

    /** Returns the mean of the peak signal-to-noise ratios of others, clipped to [0, 1], against these, in decibels. */
    double psnr(PictureList others) {
        return Psnr.mean(batch(), Metrics.clipped(others.batch()));
    }
}
