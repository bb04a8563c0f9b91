package io.intaglio.spi;

import io.intaglio.config.Settings;
import io.intaglio.image.ImageBatch;

/**
 * A classical method that a trained model is measured against.
 *
 * <p>To add one: implement this with a public class (a record without components will do) that has a public constructor
 * without arguments, and name the class in {@code META-INF/services/io.intaglio.spi.BaselineProvider}.
 */
public interface BaselineProvider extends Named {

    /**
     * Whether the method is meant for a task's degradation.
     *
     * @param task a task's name, {@code denoise} say
     */
    boolean suits(String task);

    /**
     * Repairs images. The result may leave [0, 1] as its input may; nothing is clipped.
     *
     * @param degraded (count, height, width, channels), any number of channels and any size from 1x1; not changed
     * @param about what is known of the degradation; a method ignores what it has no use for and estimates what is missing.
     *     {@code sigma}: the standard deviation of Gaussian noise on the 0..255 scale, one number, or a range
     *     {@code 5..55} where it is not known for each image
     * @return images of the same shape
     * @throws io.intaglio.config.InvalidInputException if a known key holds what it cannot
     */
    ImageBatch apply(ImageBatch degraded, Settings about);
}
