package io.intaglio.image;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

/**
 * Collects what a reader warns about while it decodes, and tells damaged pixels from what does not matter. A JPEG
 * decoder goes on after an error and fills in what it could not decode; its warning is the only sign of that.
 */
final class DecodeWarnings implements IIOReadWarningListener {

    private static final Pattern LEFT_OVER =
            Pattern.compile("Corrupt JPEG data: (\\d+) extraneous bytes before marker 0xd9");

    /** Words in warnings about colours and thumbnails: the pixels were decoded. */
    private static final List<String> HARMLESS = List.of("ICC", "Adobe", "JFIF", "JFXX");

    private final Format format;
    private final byte[] body;
    private final List<String> warnings = new CopyOnWriteArrayList<>();

    /** @param body what the reader is given */
    DecodeWarnings(Format format, byte[] body) {
        this.format = format;
        this.body = body;
    }

    @Override
    public void warningOccurred(ImageReader source, String warning) {
        if (warning != null) {
            warnings.add(warning);
        }
    }

    /** The first warning that says that pixels are damaged or missing. */
    Optional<String> first() {
        return warnings.stream().filter(this::serious).findFirst();
    }

    private boolean serious(String warning) {
        if (warning.startsWith("Corrupt JPEG data")) { // in a TIFF, too
            return !padding(warning);
        }
        return format == Format.JPEG && HARMLESS.stream().noneMatch(warning::contains);
    }

    /** Some cameras fill up a file with one byte before its end; codes that were decoded wrongly leave others. */
    private boolean padding(String warning) {
        Matcher leftOver = LEFT_OVER.matcher(warning);
        if (!leftOver.matches()) {
            return false;
        }
        int end = body.length - 2;
        while (end > 0 && ((body[end] & 0xFF) != 0xFF || (body[end + 1] & 0xFF) != 0xD9)) {
            end--;
        }
        int count = Integer.parseInt(leftOver.group(1));
        for (int i = Math.max(0, end - count); i < end; i++) {
            if (body[i] != body[end - 1]) {
                return false;
            }
        }
        return end > 0;
    }
}
