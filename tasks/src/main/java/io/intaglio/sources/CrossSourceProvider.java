package io.intaglio.sources;

import io.intaglio.config.InvalidInputException;
import io.intaglio.data.Source;
import io.intaglio.spi.SourceProvider;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code cross:DIR_A,DIR_B,SIDE}: every image of one folder with every image of another one as its partner.
 *
 * @since 0.1
 */
public final class CrossSourceProvider implements SourceProvider {

    private static final Pattern SIZED = Pattern.compile("(.+),([0-9]{1,5})");
    private static final int USUAL = 256;
    private static final int LARGEST = 8192;

    /** A provider without settings, as ServiceLoader makes it. */
    public CrossSourceProvider() {}

    @Override
    public String name() {
        return "cross";
    }

    @Override
    public String summary() {
        return "every image of one folder with every image of another as its partner, as squares of SIDE pixels (256)";
    }

    @Override
    public String usage() {
        return "DIR_A,DIR_B[,SIDE]";
    }

    @Override
    public Source open(String argument) throws IOException {
        Matcher sized = SIZED.matcher(argument);
        boolean given = sized.matches() && sized.group(1).indexOf(',') >= 0;
        int side = given ? Integer.parseInt(sized.group(2)) : USUAL;
        if (side < 1 || side > LARGEST) {
            throw new InvalidInputException("cross: the squares have 1 to " + LARGEST + " pixels a side, not " + side);
        }
        String folders = given ? sized.group(1) : argument;
        int comma = Argument.comma(name(), folders);
        return new CrossSource(folder(folders.substring(0, comma)), folder(folders.substring(comma + 1)), side);
    }

    private Source folder(String path) throws IOException {
        return new FolderSourceProvider().open(Argument.folder(name(), path).toString());
    }
}
