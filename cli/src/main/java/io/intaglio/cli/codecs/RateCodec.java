package io.intaglio.cli.codecs;

import io.intaglio.itg.ItgPixels;
import java.io.IOException;
import java.util.List;

/**
 * A way to write a picture to a file, with losses.
 *
 * @since 0.1
 */
public interface RateCodec {

    /** Returns the name that tables show. */
    String name();

    /** Returns the qualities that are tried, from small files to large ones. */
    List<Integer> qualities();

    /**
     * Writes a picture at several qualities and reads each file again.
     *
     * @return a coded picture for each of the qualities, in order
     */
    List<CodedPicture> codings(ItgPixels picture) throws IOException;

    /**
     * A file and the picture that it holds.
     *
     * @param bytes of the whole file
     * @param decoded of the size and the channels of the original
     */
    record CodedPicture(long bytes, ItgPixels decoded) {}
}
