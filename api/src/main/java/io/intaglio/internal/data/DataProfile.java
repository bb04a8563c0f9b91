package io.intaglio.internal.data;

import io.intaglio.config.InvalidInputException;
import io.intaglio.data.DataFacts;
import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.image.ImageBatch;
import io.intaglio.spi.PluginException;
import io.intaglio.spi.TaskProvider;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A profile of a source, inferred from its first examples.
 *
 * @param channels 1 where all are gray, else 3
 * @param partnerChannels the same of their partners; those of the images where there are none
 * @param sizes those met, in the order in which they were met
 * @param labelled whether each has a class
 * @param classified whether examples have classes, some of them at least
 * @param paired whether each has a partner
 * @param oneColour whether there are several and all are of one and the same colour
 */
public record DataProfile(
        int channels,
        int partnerChannels,
        List<Size> sizes,
        boolean labelled,
        boolean classified,
        boolean paired,
        boolean oneColour) {

    private static final int ENOUGH = 16;
    private static final int TRIED = 256;

    /**
     * Extent of an image.
     *
     * @param width in pixels
     * @param height in pixels
     */
    public record Size(int width, int height) {

        public static Size of(ImageBatch image) {
            return new Size(image.width(), image.height());
        }

        /** Reads what {@link #toString} gives, or nothing from nothing. */
        public static @Nullable Size parse(String text) {
            if (text == null) {
                return null;
            }
            if (!text.matches("[1-9][0-9]{0,5}x[1-9][0-9]{0,5}")) {
                throw new InvalidInputException("the card's data.size is WIDTHxHEIGHT, not \"" + text + "\"");
            }
            int by = text.indexOf('x');
            return new Size(Integer.parseInt(text.substring(0, by)), Integer.parseInt(text.substring(by + 1)));
        }

        @Override
        public String toString() {
            return width + "x" + height;
        }
    }

    public DataProfile {
        sizes = List.copyOf(sizes);
    }

    /** Returns a task with the settings that follow from the data. */
    public TaskProvider settled(TaskProvider task, Source data) {
        DataFacts facts = new DataFacts(data.size(), data.classes(), labelled, paired, oneColour);
        return PluginException.guard(
                task, "the task " + task.name() + " could not be settled for the data", () -> task.settled(facts));
    }

    public static DataProfile at(Source data) throws IOException {
        Set<Size> sizes = new LinkedHashSet<>();
        boolean colour = false;
        boolean partnerColour = false;
        boolean labelled = true;
        boolean paired = true;
        boolean oneColour = true;
        ImageBatch first = null;
        int read = 0;
        IOException last = null;
        for (long index = 0; index < data.size() && index < TRIED && read < ENOUGH; index++) {
            try {
                Example example = data.get(index);
                read++;
                first = first == null ? example.image() : first;
                sizes.add(Size.of(example.image()));
                colour |= example.image().channels() != 1;
                partnerColour |= example.partner().orElse(example.image()).channels() != 1;
                labelled &= example.label().isPresent();
                paired &= example.partner().isPresent();
                oneColour &= oneColour(example.image(), first);
            } catch (IOException | OutOfMemoryError e) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedIOException("interrupted while the first images were looked at");
                }
                last = e instanceof IOException unread
                        ? unread
                        : new IOException(data.name(index) + " is too large for Java's memory (-Xmx)", e);
            }
        }
        if (read == 0) {
            throw new InvalidInputException(
                    "none of the first images can be read" + (last == null ? "" : ": " + last.getMessage()), last);
        }
        return new DataProfile(
                colour ? 3 : 1,
                partnerColour ? 3 : 1,
                List.copyOf(sizes),
                labelled,
                labelled || !data.classes().isEmpty(),
                paired,
                oneColour && read > 1);
    }

    /** Returns whether an image is of the colour of another one's first pixel. */
    private static boolean oneColour(ImageBatch image, ImageBatch first) {
        float[] numbers = image.data();
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i] != first.data()[image.channels() == first.channels() ? i % image.channels() : 0]) {
                return false;
            }
        }
        return true;
    }
}
