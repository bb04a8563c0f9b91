package io.intaglio.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The metadata of a picture file, apart from pixels and colours: EXIF, XMP, IPTC, texts and the resolution.
 * {@link Pictures#write} writes it into files whose format supports it. Immutable.
 *
 * @since 0.1
 */
public final class Metadata {

    private static final Metadata EMPTY = new Metadata(null, null, null, List.of(), null);

    private final byte @Nullable [] exif;
    private final byte @Nullable [] xmp;
    private final byte @Nullable [] iptc;
    private final List<Text> texts;
    private final @Nullable Resolution resolution;

    /**
     * A text with a name: a PNG's text chunk, the comment of a JPEG or GIF.
     *
     * @param keyword for PNG 1 to 79 characters of Latin-1; {@code Comment} for those of JPEG and GIF
     * @param value of any characters
     */
    public record Text(String keyword, String value) {

        /** The keyword of comments. */
        public static final String COMMENT = "Comment";

        public Text {
            Objects.requireNonNull(keyword);
            Objects.requireNonNull(value);
        }
    }

    private Metadata(
            byte @Nullable [] exif,
            byte @Nullable [] xmp,
            byte @Nullable [] iptc,
            List<Text> texts,
            @Nullable Resolution resolution) {
        this.exif = exif;
        this.xmp = xmp;
        this.iptc = iptc;
        this.texts = List.copyOf(texts);
        this.resolution = resolution;
    }

    /** Returns empty metadata. */
    public static Metadata empty() {
        return EMPTY;
    }

    /** Returns whether there are no metadata. */
    public boolean isEmpty() {
        return exif == null && xmp == null && iptc == null && texts.isEmpty() && resolution == null;
    }

    /** Returns a copy of the EXIF block, which begins with its byte order ({@code II} or {@code MM}). */
    public Optional<byte[]> exif() {
        return Optional.ofNullable(exif).map(byte[]::clone);
    }

    /** Returns a copy of the XMP packet, UTF-8 as a rule. */
    public Optional<byte[]> xmp() {
        return Optional.ofNullable(xmp).map(byte[]::clone);
    }

    /** Returns a copy of the IPTC records (IIM 4.2). */
    public Optional<byte[]> iptc() {
        return Optional.ofNullable(iptc).map(byte[]::clone);
    }

    /** Returns the texts, in the order of the file. */
    public List<Text> texts() {
        return texts;
    }

    /** Returns the size at which pixels should be shown or printed. */
    public Optional<Resolution> resolution() {
        return Optional.ofNullable(resolution);
    }

    /**
     * Returns these with another EXIF block, without its thumbnail; a block that is damaged leaves them without one.
     */
    public Metadata withExif(byte[] block) {
        return new Metadata(ExifBlock.withoutThumbnail(block).orElse(null), xmp, iptc, texts, resolution);
    }

    /** Returns these with another XMP packet. */
    public Metadata withXmp(byte[] packet) {
        return new Metadata(exif, packet.clone(), iptc, texts, resolution);
    }

    /** Returns these with other IPTC records. */
    public Metadata withIptc(byte[] records) {
        return new Metadata(exif, xmp, records.clone(), texts, resolution);
    }

    /** Returns these with one more text. */
    public Metadata withText(String keyword, String value) {
        List<Text> more = new ArrayList<>(texts);
        more.add(new Text(keyword, value));
        return new Metadata(exif, xmp, iptc, more, resolution);
    }

    /** Returns these with another resolution. */
    public Metadata withResolution(Resolution other) {
        return new Metadata(exif, xmp, iptc, texts, Objects.requireNonNull(other));
    }

    /** Returns these for pixels that were turned as an EXIF orientation asks: it is 1 from now on. */
    Metadata upright(int orientation) {
        if (orientation == 1) {
            return this;
        }
        return new Metadata(
                exif == null ? null : ExifBlock.upright(exif),
                xmp == null ? null : Xmp.upright(xmp),
                iptc,
                texts,
                resolution == null || orientation < 5 ? resolution : resolution.turned());
    }

    @Override
    public String toString() {
        return "metadata (" + (exif == null ? "" : "EXIF, ") + (xmp == null ? "" : "XMP, ")
                + (iptc == null ? "" : "IPTC, ") + texts.size() + " texts"
                + (resolution == null ? "" : ", " + resolution)
                + ")";
    }
}
