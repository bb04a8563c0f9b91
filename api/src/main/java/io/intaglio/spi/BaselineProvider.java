package io.intaglio.spi;

import io.intaglio.config.Settings;
import io.intaglio.image.ImageBatch;
import io.intaglio.task.Inputs;
import java.util.Set;

/**
 * A classical method that a trained model is compared with.
 *
 * <p>To add one: implement this interface with a public class that has a public constructor without arguments, name the
 * class in {@code META-INF/services/io.intaglio.spi.BaselineProvider}, and extend {@code BaselineContract} in a test.
 * If the class is a record, its components are the settings, as for an {@link ArchitectureProvider}.
 *
 * @since 0.1
 */
public interface BaselineProvider extends Named {

    /**
     * Returns whether the method is meant for a task's degradation.
     *
     * @param task a task's name, for example {@code denoise}
     * @param about what is known of the degradation, as for {@link #apply}
     */
    boolean suits(String task, Settings about);

    /**
     * Returns the roles that the method needs in addition to {@value Inputs#IMAGE}. Images without them are not given
     * to the method. A method that fills holes needs {@value Inputs#MASK}. A method that uses the clean image needs
     * {@value Inputs#REFERENCE}: it shows the limit of such methods, and cannot be used in practice. Other methods
     * never see the clean image.
     */
    default Set<String> needs() {
        return Set.of();
    }

    /**
     * Repairs an image. It computes on the threads of Java's common pool, as parallel streams do. The option {@code
     * --threads} of the command line sets their number. A native library should use the same number. If a method throws
     * or returns another size, the evaluation leaves the method out. Values of the input and of the result may lie
     * outside [0, 1]; they are not clipped.
     *
     * @param inputs must not be changed. The role {@value Inputs#IMAGE} has the degraded image, (1, height, width,
     *     channels), with any number of channels and any size from 1x1. If the task knows which pixels are lost, the
     *     role {@value Inputs#MASK} has an image of the same size, 1 where a pixel is lost and 0 where it is known. The
     *     roles that the method {@link #needs} are there, too
     * @param about what is known of the degradation. A method ignores keys that it does not use and estimates values
     *     that are missing. {@code denoise} gives {@code noise} (the kind) and the parameters of that kind: {@code
     *     sigma}, the standard deviation of Gaussian noise on the 0..255 scale, as one number, or as a range such as
     *     {@code 5..55} if it is not known for each image; {@code peak}, {@code read-out}, {@code density}. {@code
     *     restore} gives {@code damage} and the settings of the only damage, {@code enhance} gives its {@code kind} and
     *     the settings of that kind, {@code transform} gives its {@code maker}. The same key can have another meaning
     *     for another task: for a blur, {@code sigma} is a width in pixels
     * @return an image of the same shape
     * @throws io.intaglio.config.InvalidInputException if a known key has an invalid value
     */
    ImageBatch apply(Inputs inputs, Settings about);
}
