package io.intaglio.image;

/**
 * A gray or colour picture in a file: a page, or a channel of a page whose channels are not colours.
 *
 * @param page from 0
 * @param channel from 0, or {@link #ALL} for the whole page
 * @param width in pixels, before rotation by its orientation; 0 if only decoding can tell
 * @param height in pixels, before rotation by its orientation; 0 if only decoding can tell
 * @param several whether the file has more pages
 * @since 0.1
 */
public record PicturePart(int page, int channel, int width, int height, boolean several) {

    /** The channel of a part that is a whole page. */
    public static final int ALL = -1;

    /** The only picture of a file. */
    public static final PicturePart WHOLE = new PicturePart(0, ALL, 0, 0, false);

    /** Returns the file's name with page and channel where there are several: {@code stack.tif, page 2}. */
    public String name(String file) {
        return file + (several ? ", page " + (page + 1) : "") + (channel == ALL ? "" : ", channel " + (channel + 1));
    }

    /** Returns this part of a picture that was read from its page. */
    Picture of(Picture read) {
        return channel == ALL || channel >= read.channels() ? read : read.channel(channel);
    }
}
