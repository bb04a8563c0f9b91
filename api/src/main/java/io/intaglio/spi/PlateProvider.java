package io.intaglio.spi;

import io.intaglio.config.Incubating;
import io.intaglio.config.InvalidInputException;
import io.intaglio.image.ImageBatch;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Adds a plate that a jar contains. Its name can be used instead of the path of a plate's file.
 *
 * <p>To add one: implement this interface with a public class that has a public constructor without arguments, put the
 * plate into the jar as a resource, name the class in {@code META-INF/services/io.intaglio.spi.PlateProvider}, and
 * extend {@code PlateProviderContract} in a test.
 *
 * @since 0.1
 */
public interface PlateProvider extends Named {

    /**
     * Opens the plate for reading, with the same bytes as its file. The caller closes the stream.
     *
     * @throws IOException if the jar cannot be read
     */
    InputStream open() throws IOException;

    /**
     * Returns how urgently a picture needs this plate, estimated from the picture alone. {@code run auto} asks all
     * plates and uses the one with the highest urgency.
     *
     * @param picture (1, height, width, channels), in [0, 1]
     * @return empty if the picture does not need the plate, or if this cannot be estimated
     */
    @Incubating
    default Optional<Recommendation> recommendation(ImageBatch picture) {
        return Optional.empty();
    }

    /**
     * A recommendation to run a plate on a picture, with the reason.
     *
     * @param urgency from 0 (the defect can hardly be seen) to 1
     * @param seen the defect that was found, in words, for example "JPEG blocks"
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
     * Opens a plate that lies in a jar, in the same package as a class.
     *
     * @param type the class
     * @param resource name of the plate's file
     * @throws IOException if the jar does not contain the file
     */
    static InputStream beside(Class<?> type, String resource) throws IOException {
        InputStream in = type.getResourceAsStream(resource);
        if (in == null) {
            throw new FileNotFoundException("the jar of " + type.getName() + " has lost its " + resource);
        }
        return in;
    }
}
