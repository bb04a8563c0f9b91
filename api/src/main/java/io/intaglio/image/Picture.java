package io.intaglio.image;

import io.intaglio.config.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A picture: pixels with alpha, colour profile, metadata and scale, so that a file written again differs only in its
 * pixels. Immutable, except that the arrays of its {@link ImageBatch}es are shared, not copied.
 *
 * @since 0.1
 */
public final class Picture {

    private final ImageBatch pixels;
    private final @Nullable ImageBatch alpha;
    private final byte @Nullable [] icc;
    private final Traits traits;

    /**
     * What travels with the pixels besides alpha and profile.
     *
     * @param scale of the samples in the file
     * @param name of the file
     * @param notes what reading left out, a sentence each
     * @param metadata of the file
     * @param coding of the colours, where a PNG says it without a profile
     */
    private record Traits(SampleScale scale, String name, List<String> notes, Metadata metadata, ColourCoding coding) {

        Traits {
            Objects.requireNonNull(scale);
            Objects.requireNonNull(name);
            Objects.requireNonNull(metadata);
            Objects.requireNonNull(coding);
            notes = List.copyOf(notes);
        }

        Traits with(SampleScale other) {
            return new Traits(other, name, notes, metadata, coding);
        }

        Traits with(String other) {
            return new Traits(scale, other, notes, metadata, coding);
        }

        Traits with(List<String> others) {
            return new Traits(scale, name, others, metadata, coding);
        }

        Traits with(Metadata other) {
            return new Traits(scale, name, notes, other, coding);
        }

        Traits with(ColourCoding other) {
            return new Traits(scale, name, notes, metadata, other);
        }
    }

    private static final Traits PLAIN =
            new Traits(SampleScale.of(SampleType.UINT8), "picture", List.of(), Metadata.empty(), ColourCoding.UNSAID);

    private Picture(ImageBatch pixels, @Nullable ImageBatch alpha, byte @Nullable [] icc, Traits traits) {
        this.pixels = pixels;
        this.alpha = alpha;
        this.icc = icc;
        this.traits = traits;
    }

    /**
     * Returns a picture with 8 bits per sample and the name "picture", without alpha or profile.
     *
     * @param pixels (1, h, w, 1) for gray, (1, h, w, 3) for RGB, any other number for channels that are not colours;
     *     nominally in [0, 1], with the gamma of files
     */
    public static Picture of(ImageBatch pixels) {
        if (pixels.count() != 1) {
            throw new IllegalArgumentException("a picture is one image, not " + pixels);
        }
        return new Picture(pixels, null, null, PLAIN);
    }

    /**
     * Returns the file's samples on their {@link #scale}: (1, h, w, 1) for gray, (1, h, w, 3) for RGB, another number
     * for channels that are not colours.
     */
    public ImageBatch pixels() {
        return pixels;
    }

    /** Returns the opacity, (1, h, w, 1), from 0 (transparent) to 1 (opaque); the pixels are not multiplied by it. */
    public Optional<ImageBatch> alpha() {
        return Optional.ofNullable(alpha);
    }

    /** Returns the bits per sample in the file: 8 (or fewer), or 16 (or more). */
    public int bitDepth() {
        return traits.scale.type().bits() > 8 ? 16 : 8;
    }

    /**
     * Returns the numbers in the file that correspond to the values 0 and 1. TIFF files are written with this scale.
     */
    public SampleScale scale() {
        return traits.scale;
    }

    /**
     * Returns notes on parts of the file that were not read, one sentence each, for example further pages or frames.
     */
    public List<String> notes() {
        return traits.notes;
    }

    /** Returns the metadata of the file: EXIF, XMP, IPTC, texts, resolution. */
    public Metadata metadata() {
        return traits.metadata;
    }

    /** Returns what a PNG says of its colours without a profile. */
    ColourCoding coding() {
        return traits.coding;
    }

    /** Returns a copy of the ICC profile, which defines the colours of the values; absent for sRGB. */
    public Optional<byte[]> iccProfile() {
        return Optional.ofNullable(icc).map(byte[]::clone);
    }

    /**
     * Returns a profile of the colours for formats that have no other way to define them: the ICC profile or, without
     * one, a profile that says what a PNG says by numbers (gAMA, cHRM, cICP). Absent for sRGB.
     */
    public Optional<byte[]> colourProfile() {
        return iccProfile().or(() -> coding().profile(channels()));
    }

    /** Returns the file's name, without its folder. */
    public String name() {
        return traits.name;
    }

    /** Returns it in pixels. */
    public int height() {
        return pixels.height();
    }

    /** Returns it in pixels. */
    public int width() {
        return pixels.width();
    }

    /** Returns the number of channels: 1 for gray, 3 for RGB, another number for channels that are not colours. */
    public int channels() {
        return pixels.channels();
    }

    /**
     * Returns this picture with other pixels. Alpha is resized if the size differs; the profile is dropped if the
     * number of channels differs.
     *
     * @param others one image, of any size and number of channels
     */
    public Picture withPixels(ImageBatch others) {
        Picture checked = of(others);
        ImageBatch fitting = alpha == null ? null : clipped(Resampling.resize(alpha, others.height(), others.width()));
        return new Picture(checked.pixels, fitting, others.channels() == pixels.channels() ? icc : null, traits);
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

    /** Returns this picture with the given opacity, (1, h, w, 1). */
    public Picture withAlpha(ImageBatch opacity) {
        if (opacity.count() != 1
                || opacity.channels() != 1
                || opacity.height() != height()
                || opacity.width() != width()) {
            throw new IllegalArgumentException("the alpha of " + pixels + " is not of " + opacity);
        }
        return new Picture(pixels, opacity, icc, traits);
    }

    /** Returns this picture without alpha. The pixels stay as they are, even where they were transparent. */
    public Picture withoutAlpha() {
        return new Picture(pixels, null, icc, traits);
    }

    /**
     * Returns this picture with pixels of opacity 0 replaced by the colours of near visible pixels. It looks the same,
     * but filters and networks, which mix neighbouring pixels, then create no visible fringes. A picture that is
     * completely visible or invisible does not change.
     */
    public Picture withHiddenFilled() {
        return alpha == null ? this : new Picture(AlphaFill.filled(pixels, alpha), alpha, icc, traits);
    }

    /** Returns this picture composited on white, without alpha. */
    public Picture onWhite() {
        return on(1);
    }

    /** Returns this picture composited on black, without alpha. */
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
        return new Picture(ImageBatch.wrap(1, height(), width(), channels(), to), null, icc, traits);
    }

    /** Returns this picture with 8 or 16 bits per sample (unsigned, full range), which matters when it is written. */
    public Picture withBitDepth(int bits) {
        if (bits != 8 && bits != 16) {
            throw new InvalidInputException("a picture is 8 or 16 bits deep, not " + bits);
        }
        return withScale(SampleScale.of(bits == 8 ? SampleType.UINT8 : SampleType.UINT16));
    }

    /**
     * Returns this picture with another scale, which defines the numbers in the file for 0 and 1. Its values do not
     * change.
     */
    public Picture withScale(SampleScale scale) {
        return new Picture(pixels, alpha, icc, traits.with(scale));
    }

    /** Returns this picture with one more note. */
    Picture withNote(String note) {
        List<String> notes = new ArrayList<>(notes());
        notes.add(note);
        return new Picture(pixels, alpha, icc, traits.with(notes));
    }

    /**
     * Returns this picture with an ICC profile. A profile of sRGB, or one that does not fit the number of channels, is
     * not kept.
     */
    public Picture withIccProfile(byte[] profile) {
        return new Picture(pixels, alpha, Icc.worthKeeping(profile, channels()).orElse(null), traits);
    }

    /**
     * Returns this picture with other metadata; {@link Metadata#empty()} removes them. The colour profile does not
     * change.
     */
    public Picture withMetadata(Metadata metadata) {
        return new Picture(pixels, alpha, icc, traits.with(metadata));
    }

    /** Returns this picture with what a PNG says of its colours. */
    Picture withCoding(ColourCoding coding) {
        return new Picture(pixels, alpha, icc, traits.with(coding));
    }

    /** Returns this picture in sRGB, or gray coded as sRGB is, for formats that cannot say what colours values mean. */
    Picture inSrgb() {
        byte[] profile = icc != null ? icc : traits.coding.profile(channels()).orElse(null);
        if (profile == null) {
            return this;
        }
        return ProfileConversion.of(profile, channels())
                .map(conversion -> {
                    ImageBatch colour = ImageBatch.wrap(1, height(), width(), 3, conversion.convert(pixels.data()));
                    ImageBatch converted = channels() == 1 ? colour.channels(1) : colour;
                    return new Picture(converted, alpha, null, traits.with(ColourCoding.UNSAID));
                })
                .orElse(this);
    }

    /** Returns this picture with a file's profile, if it has one. */
    Picture withProfile(byte[] profile) {
        return profile == null ? this : withIccProfile(profile);
    }

    /**
     * Returns one of its channels as a gray picture with the same alpha and scale.
     *
     * @param index from 0
     */
    public Picture channel(int index) {
        return withPixels(pixels.channels(index));
    }

    /** Returns this picture with another name. */
    public Picture withName(String other) {
        return new Picture(pixels, alpha, icc, traits.with(other));
    }

    /** Returns the luma as a gray picture: 0.299 R + 0.587 G + 0.114 B (ITU-R BT.601). */
    public Picture gray() {
        return toChannels(1);
    }

    /** Returns this picture with three channels; they are equal if it is gray. */
    public Picture colour() {
        return toChannels(3);
    }

    /** Returns {@link #gray} for 1 and {@link #colour} for 3; this picture itself if it has that many channels. */
    public Picture toChannels(int channels) {
        if (channels != 1 && channels != 3) {
            throw new InvalidInputException("a picture has 1 channel (gray) or 3 (colour), not " + channels);
        }
        if (channels == channels()) {
            return this;
        }
        if (channels() != 1 && channels() != 3) {
            throw new InvalidInputException(name() + " has " + channels()
                    + " channels, which are no colours: it becomes neither gray nor colour; take its channels "
                    + "one by one");
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
        String kind = channels() == 1 ? " gray" : channels() == 3 ? " colour" : " of " + channels() + " channels";
        return name() + " (" + width() + "x" + height() + kind + (alpha == null ? "" : " with alpha") + ", "
                + (scale().plain() ? bitDepth() + " bits" : scale()) + ")";
    }
}
