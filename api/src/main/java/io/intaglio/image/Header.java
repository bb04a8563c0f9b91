package io.intaglio.image;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a file says of itself before any pixel is decoded, and the bytes a reader is given: the file's own, or, where a
 * reader would stumble over or unpack what is not needed, a copy with the pixels' parts alone.
 */
final class Header {

    private final long width;
    private final long height;
    private final byte[] body;
    private int orientation = 1;
    private byte @Nullable [] icc;
    private Metadata metadata = Metadata.empty();
    private ColourCoding coding = ColourCoding.UNSAID;
    private int @Nullable [] transparent;
    private @Nullable Bytes vp8;
    private @Nullable Bytes vp8Alpha;
    private int left;
    private int top;
    private long canvasWidth;
    private long canvasHeight;
    private int frames = 1;

    Header(long width, long height, byte[] body) {
        this.width = width;
        this.height = height;
        this.body = body;
        this.canvasWidth = width;
        this.canvasHeight = height;
    }

    Header orientation(int exif) {
        this.orientation = exif >= 1 && exif <= 8 ? exif : 1;
        return this;
    }

    Header icc(byte @Nullable [] profile) {
        this.icc = profile;
        return this;
    }

    Header metadata(Metadata said) {
        this.metadata = said;
        return this;
    }

    Header coding(ColourCoding said) {
        this.coding = said;
        return this;
    }

    /** The pixels of a lossy WebP, which no reader is asked for. */
    Header vp8(Bytes frame, Bytes opacity) {
        this.vp8 = frame;
        this.vp8Alpha = opacity;
        return this;
    }

    Optional<Bytes> vp8() {
        return Optional.ofNullable(vp8);
    }

    Optional<Bytes> vp8Alpha() {
        return Optional.ofNullable(vp8Alpha);
    }

    /** A picture, turned as the orientation asks, with what the file says about it. */
    Picture described(Picture picture) {
        Picture described = picture.withMetadata(metadata.upright(orientation)).withCoding(coding);
        return icc == null ? described : described.withIccProfile(icc);
    }

    /** The raw sample values (one a channel) of the pixels that are transparent: a PNG's tRNS of gray or RGB. */
    Header transparent(int @Nullable [] samples) {
        this.transparent = samples;
        return this;
    }

    /** The pixels are a frame on a larger transparent canvas. */
    Header frame(int x, int y, long screenWidth, long screenHeight) {
        this.left = x;
        this.top = y;
        this.canvasWidth = Math.max(screenWidth, x + width);
        this.canvasHeight = Math.max(screenHeight, y + height);
        return this;
    }

    /** How many frames an animation has. */
    Header frames(int count) {
        this.frames = Math.max(1, count);
        return this;
    }

    int frames() {
        return frames;
    }

    byte[] body() {
        return body;
    }

    /** As stored, before {@link #orientation} is applied. */
    long width() {
        return canvasWidth;
    }

    long height() {
        return canvasHeight;
    }

    /** EXIF's number, 1 to 8. */
    int orientation() {
        return orientation;
    }

    Optional<byte[]> icc() {
        return Optional.ofNullable(icc);
    }

    Optional<int[]> transparent() {
        return Optional.ofNullable(transparent);
    }

    int left() {
        return left;
    }

    int top() {
        return top;
    }

    boolean framed() {
        return left != 0 || top != 0 || canvasWidth != width || canvasHeight != height;
    }
}
