package io.intaglio.spi;

import io.intaglio.config.Incubating;
import io.intaglio.config.InvalidInputException;
import io.intaglio.image.ImageBatch;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Adds a plate that a jar contains. Its name can be used wherever a plate's file can be named.
 *
 * <p>To add one: implement this with a public class that has a public constructor without arguments, put the plate into
 * the jar as a resource, and name the class in {@code META-INF/services/io.intaglio.spi.PlateProvider}, and extend
 * {@code PlateProviderContract} in a test.
 *
 * @since 0.1
 */
public interface PlateProvider extends Named {

    /**
     * Opens the plate's bytes, as its file has them. Whoever asks closes the stream.
     *
     * @throws IOException if the jar cannot be read
     */
    InputStream open() throws IOException;

    /**
     * Returns how much a picture needs this plate, as far as the picture alone tells. {@code run auto} asks all plates
     * and takes the one that is needed most.
     *
     * @param picture (1, height, width, channels), in [0, 1]
     * @return empty where the picture does not need the plate, or does not tell
     */
    @Incubating
    default Optional<Recommendation> recommendation(ImageBatch picture) {
        return Optional.empty();
    }

    /**
     * Says that a plate should be applied to a picture, and why.
     *
     * @param urgency from 0, for what can hardly be seen, to 1
     * @param seen what was seen, as in "blocks of JPEG"
     */
    @Incubating
    record Recommendation(double urgency, String seen) {

        public Recommendation {
            if (!(urgency >= 0 && urgency <= 1)) {
                throw new InvalidInputException("an urgency lies between 0 and 1, not at " + urgency);
            }
        }
    }

    /**
     * Opens a plate that is in the same package of a jar as a class.
     *
     * @param resource name of the file
     * @throws IOException if it is not there
     */
    static InputStream beside(Class<?> type, String resource) throws IOException {
        InputStream in = type.getResourceAsStream(resource);
        if (in == null) {
            throw new FileNotFoundException("the jar of " + type.getName() + " has lost its " + resource);
        }
        return in;
    }
}
