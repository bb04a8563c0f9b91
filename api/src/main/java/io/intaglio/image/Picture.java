package io.intaglio.image;

import io.intaglio.config.InvalidInputException;
import java.util.Objects;
import java.util.Optional;

/**
 * What a picture file is: its pixels, and what has to travel with them so that a file written again differs in nothing but
 * the pixels. Immutable, except that the arrays of its {@link ImageBatch}es are shared with whoever made them.
 */
public final class Picture {

    private final ImageBatch pixels;
    private final ImageBatch alpha;
    private final int bitDepth;
    private final byte[] icc;
    private final String name;

    private Picture(ImageBatch pixels, ImageBatch alpha, int bitDepth, byte[] icc, String name) {
        this.pixels = pixels;
        this.alpha = alpha;
        this.bitDepth = bitDepth;
        this.icc = icc;
        this.name = name;
    }

    /**
     * A picture without alpha or profile, 8 bits deep, by the name "picture".
     *
     * @param pixels (1, h, w, 1) for gray or (1, h, w, 3) for RGB, nominally in [0, 1], gamma-coded as in files
     */
    public static Picture of(ImageBatch pixels) {
        if (pixels.count() != 1 || pixels.channels() != 1 && pixels.channels() != 3) {
            throw new IllegalArgumentException("a picture is one image of 1 or 3 channels, not " + pixels);
        }
        return new Picture(pixels, null, 8, null, "picture");
    }

    /** (1, h, w, 1) for gray or (1, h, w, 3) for RGB: the file's samples divided by their largest value. */
    public ImageBatch pixels() {
        return pixels;
    }

    /** Opacity, (1, h, w, 1), 0 transparent to 1 opaque; the pixels are not multiplied by it. */
    public Optional<ImageBatch> alpha() {
        return Optional.ofNullable(alpha);
    }

    /** Bits a sample in the file: 8 (or fewer), or 16 (or more). */
    public int bitDepth() {
        return bitDepth;
    }

    /** A copy of the ICC profile that says what colours the values mean; absent where they mean sRGB. */
    public Optional<byte[]> iccProfile() {
        return Optional.ofNullable(icc).map(byte[]::clone);
    }

    /** The file's name, without its folder. */
    public String name() {
        return name;
    }

    /** In pixels. */
    public int height() {
        return pixels.height();
    }

    /** In pixels. */
    public int width() {
        return pixels.width();
    }

    /** 1 for gray, 3 for RGB. */
    public int channels() {
        return pixels.channels();
    }

    /**
     * This picture with other pixels. Alpha is resized where the size is another; the profile is dropped where the number
     * of channels is.
     *
     * @param others (1, h, w, 1) or (1, h, w, 3)
     */
    public Picture withPixels(ImageBatch others) {
        Picture checked = of(others);
        ImageBatch fitting = alpha == null ? null : clipped(Resampling.resize(alpha, others.height(), others.width()));
        return new Picture(
                checked.pixels, fitting, bitDepth, others.channels() == pixels.channels() ? icc : null, name);
    }

    private ImageBatch clipped(ImageBatch resized) {
        if (resized != alpha) {
            float[] data = resized.data();
            for (int i = 0; i < data.length; i++) {
                data[i] = Math.max(0, Math.min(1, data[i]));
            }
        }
        return resized;
    }

    /** This picture with an opacity, (1, h, w, 1). */
    public Picture withAlpha(ImageBatch opacity) {
        if (opacity.count() != 1
                || opacity.channels() != 1
                || opacity.height() != height()
                || opacity.width() != width()) {
            throw new IllegalArgumentException("the alpha of " + pixels + " is not of " + opacity);
        }
        return new Picture(pixels, opacity, bitDepth, icc, name);
    }

    /** This picture with its alpha forgotten: the pixels stay as they are, also where they could not be seen. */
    public Picture withoutAlpha() {
        return new Picture(pixels, null, bitDepth, icc, name);
    }

    /** This picture as it looks on white paper: without alpha. */
    public Picture onWhite() {
        return on(1);
    }

    /** This picture as it looks on black paper: without alpha. */
    public Picture onBlack() {
        return on(0);
    }

    private Picture on(float paper) {
        if (alpha == null) {
            return this;
        }
        float[] from = pixels.data();
        float[] opacity = alpha.data();
        float[] to = new float[from.length];
        for (int i = 0; i < to.length; i++) {
            float seen = opacity[i / channels()];
            to[i] = from[i] * seen + paper * (1 - seen);
        }
        return new Picture(ImageBatch.wrap(1, height(), width(), channels(), to), null, bitDepth, icc, name);
    }

    /** This picture with 8 or 16 bits a sample, which matters when it is written. */
    public Picture withBitDepth(int bits) {
        if (bits != 8 && bits != 16) {
            throw new InvalidInputException("a picture is 8 or 16 bits deep, not " + bits);
        }
        return new Picture(pixels, alpha, bits, icc, name);
    }

    /** This picture with an ICC profile; one that is sRGB's, or does not fit the number of channels, is not kept. */
    public Picture withIccProfile(byte[] profile) {
        return new Picture(
                pixels, alpha, bitDepth, Icc.worthKeeping(profile, channels()).orElse(null), name);
    }

    /** This picture under another name. */
    public Picture withName(String other) {
        return new Picture(pixels, alpha, bitDepth, icc, Objects.requireNonNull(other));
    }

    /** Luma, one channel: 0.299 R + 0.587 G + 0.114 B (ITU-R BT.601). */
    public Picture gray() {
        return toChannels(1);
    }

    /** Three channels, equal where this picture is gray. */
    public Picture colour() {
        return toChannels(3);
    }

    /** {@link #gray} for 1, {@link #colour} for 3; this very picture where it has that many. */
    public Picture toChannels(int channels) {
        if (channels != 1 && channels != 3) {
            throw new InvalidInputException("a picture has 1 channel (gray) or 3 (colour), not " + channels);
        }
        if (channels == channels()) {
            return this;
        }
        return withPixels(channels == 1 ? luma(pixels) : pixels.channels(0, 0, 0));
    }

    private static ImageBatch luma(ImageBatch rgb) {
        float[] from = rgb.data();
        float[] to = new float[from.length / 3];
        for (int i = 0; i < to.length; i++) {
            to[i] = 0.299f * from[3 * i] + 0.587f * from[3 * i + 1] + 0.114f * from[3 * i + 2];
        }
        return ImageBatch.wrap(1, rgb.height(), rgb.width(), 1, to);
    }

    @Override
    public String toString() {
        return name + " (" + width() + "x" + height() + (channels() == 1 ? " gray" : " colour")
                + (alpha == null ? "" : " with alpha") + ", " + bitDepth + " bits)";
    }
}
