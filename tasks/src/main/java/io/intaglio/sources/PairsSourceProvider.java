package io.intaglio.sources;

import io.intaglio.config.InvalidInputException;
import io.intaglio.data.Source;
import io.intaglio.spi.SourceProvider;
import java.io.IOException;
import java.nio.file.Files;

/**
 * Reads {@code pairs:DIR_A,DIR_B}: images, and what they should become.
 *
 * @since 0.1
 */
public final class PairsSourceProvider implements SourceProvider {

    /** A provider without settings, as ServiceLoader makes it. */
    public PairsSourceProvider() {}

    @Override
    public String name() {
        return "pairs";
    }

    @Override
    public String summary() {
        return "two folders of equal names: the images as they are, and as they should become";
    }

    @Override
    public String usage() {
        return "DIR_A,DIR_B";
    }

    @Override
    public Source open(String argument) throws IOException {
        int comma = comma(argument);
        return new PairsSource(
                Argument.folder(name(), argument.substring(0, comma)),
                Argument.folder(name(), argument.substring(comma + 1)));
    }

    /** The comma between the folders; where names hold commas too, the first at which both folders are there. */
    private static int comma(String argument) {
        int first = argument.indexOf(',');
        if (first < 0) {
            throw new InvalidInputException("pairs: \"" + argument + "\" names one folder; write pairs:DIR_A,DIR_B");
        }
        for (int at = first; at >= 0; at = argument.indexOf(',', at + 1)) {
            if (Files.isDirectory(Argument.path("pairs", argument.substring(0, at)))
                    && Files.isDirectory(Argument.path("pairs", argument.substring(at + 1)))) {
                return at;
            }
        }
        return first;
    }
}
