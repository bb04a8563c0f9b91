package io.intaglio.spi;

import io.intaglio.config.Settings;
import io.intaglio.image.ImageBatch;
import io.intaglio.task.Inputs;
import java.util.Set;

/**
 * A classical method that a trained model is measured against.
 *
 * <p>To add one: implement this with a public class that has a public constructor without arguments (a record, whose
 * components are its settings, as for an {@link ArchitectureProvider}), and name the class in
 * {@code META-INF/services/io.intaglio.spi.BaselineProvider}, and extend {@code BaselineContract} in a test.
 *
 * @since 0.1
 */
public interface BaselineProvider extends Named {

    /**
     * Returns whether the method is meant for a task's degradation.
     *
     * @param task a task's name, {@code denoise} say
     * @param about what is known of the degradation, as for {@link #apply}
     */
    boolean suits(String task, Settings about);

    /**
     * Returns the roles that the method needs beside {@value Inputs#IMAGE}. It does not get images without them.
     * {@value Inputs#MASK} for a method that fills holes. {@value Inputs#REFERENCE} for one that uses the clean image.
     * It shows the limit of such methods, and cannot be used in practice. Other methods never see the clean image.
     */
    default Set<String> needs() {
        return Set.of();
    }

    /**
     * Repairs an image. It computes on the threads of Java's common pool, as parallel streams do. {@code --threads} of
     * the command sets their number. A native library should use as many. What fails or gives another size is left out
     * of the evaluation. The result may leave [0, 1] as its input may; nothing is clipped.
     *
     * @param inputs in the role {@value Inputs#IMAGE} the degraded image, (1, height, width, channels), any number of
     *     channels and any size from 1x1; where the task knows which pixels are lost, in the role {@value Inputs#MASK}
     *     an image of the same size, 1 where a pixel is lost and 0 where it is known; and what it {@link #needs}. Not
     *     changed
     * @param about what is known of the degradation; a method ignores what it has no use for and estimates what is
     *     missing. {@code denoise} tells {@code noise}, its kind, and what that has: {@code sigma}, the standard
     *     deviation of Gaussian noise on the 0..255 scale, one number, or a range {@code 5..55} where it is not known
     *     for each image; {@code peak}, {@code read-out}, {@code density}. {@code restore} tells {@code damage} and the
     *     settings of the one that there is, {@code enhance} its {@code kind} and the settings of that, {@code
     *     transform} its {@code maker}. The same key may mean something else for another task: of a blur {@code sigma}
     *     is a width in pixels
     * @return an image of the same shape
     * @throws io.intaglio.config.InvalidInputException if a known key holds what it cannot
     */
    ImageBatch apply(Inputs inputs, Settings about);
}
