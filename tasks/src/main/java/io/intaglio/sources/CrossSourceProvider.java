package io.intaglio.sources;

import io.intaglio.config.InvalidInputException;
import io.intaglio.data.Source;
import io.intaglio.spi.SourceProvider;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code cross:DIR_A,DIR_B,SIDE}: each image of one folder with each image of another one as its partner. If a
 * plus sign separates them, each can also be synthetic data: {@code cross:demo:leaves,count=200+demo:strokes,256}.
 *
 * @since 0.1
 */
public final class CrossSourceProvider implements SourceProvider {

    private static final Pattern SIZED = Pattern.compile("(.+),([0-9]{1,5})");
    private static final String DRAWN = "demo:";
    private static final int USUAL = 256;
    private static final int LARGEST = 8192;

    /** Creates a provider. It has no settings. */
    public CrossSourceProvider() {}

    @Override
    public String name() {
        return "cross";
    }

    @Override
    public String summary() {
        return "every image of one folder paired with every image of another, as squares of SIDE pixels (256)";
    }

    @Override
    public String usage() {
        return "DIR_A,DIR_B[,SIDE]";
    }

    @Override
    public Source open(String argument) throws IOException {
        Matcher sized = SIZED.matcher(argument);
        boolean given = sized.matches()
                && (sized.group(1).indexOf(',') >= 0 || sized.group(1).indexOf('+') >= 0);
        int side = given ? Integer.parseInt(sized.group(2)) : USUAL;
        if (side < 1 || side > LARGEST) {
            throw new InvalidInputException("cross: the squares have 1 to " + LARGEST + " pixels a side, not " + side);
        }
        String folders = given ? sized.group(1) : argument;
        int between = folders.indexOf("+" + DRAWN) >= 0 || folders.startsWith(DRAWN)
                ? plus(folders)
                : Argument.comma(name(), folders);
        return new CrossSource(half(folders.substring(0, between)), half(folders.substring(between + 1)), side);
    }

    private static int plus(String folders) {
        int plus = folders.indexOf('+');
        if (plus < 0) {
            throw new InvalidInputException("cross: behind drawn data a plus begins the partners, as in"
                    + " cross:demo:leaves+demo:strokes, and \"" + folders + "\" has none");
        }
        return plus;
    }

    private Source half(String text) throws IOException {
        return text.startsWith(DRAWN)
                ? new DemoSourceProvider().open(text.substring(DRAWN.length()))
                : new FolderSourceProvider().open(Argument.folder(name(), text).toString());
    }
}
