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
     * The roles that the method cannot do without beside {@value Inputs#IMAGE}; an image that lacks one is not given to
     * it. {@value Inputs#MASK} for a method that fills holes. {@value Inputs#REFERENCE} for one that is told the clean
     * image: a bound of what its kind can reach, not a method that anybody could use; others never see that.
     */
    default Set<String> needs() {
        return Set.of();
    }

    /**
     * Repairs an image, on the threads of Java's common pool (parallel streams do so), of which the command's
     * {@code --threads} sets the number; a native library is to take that many. What fails or gives another size is
     * left out of the evaluation. The result may leave [0, 1] as its input may; nothing is clipped.
     *
     * @param inputs in the role {@value Inputs#IMAGE} the degraded image, (1, height, width, channels), any number of
     *     channels and any size from 1x1; where the task knows which pixels are lost, in the role {@value Inputs#MASK}
     *     an image of the same size, 1 where a pixel is lost and 0 where it is known; and what it {@link #needs}. Not
     *     changed
     * @param about what is known of the degradation; a method ignores what it has no use for and estimates what is
     *     missing. {@code denoise} tells {@code noise}, its kind, and what that has: {@code sigma}, the standard
     *     deviation of Gaussian noise on the 0..255 scale, one number, or a range {@code 5..55} where it is not known
     *     for each image; {@code peak}, {@code read-out}, {@code density}. {@code restore} tells {@code damage} and the
     *     settings of the one that there is, {@code enhance} its {@code kind} and the settings of that,
     *     {@code transform} its {@code maker}. The same key may mean something else for another task: of a blur
     *     {@code sigma} is a width in pixels
     * @return an image of the same shape
     * @throws io.intaglio.config.InvalidInputException if a known key holds what it cannot
     */
    ImageBatch apply(Inputs inputs, Settings about);
}
