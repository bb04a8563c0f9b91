package io.intaglio.itg;

import io.intaglio.config.InvalidInputException;
import io.intaglio.image.Metadata;
import io.intaglio.image.Picture;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Contains the data of a file besides its samples: EXIF, XMP, IPTC, the colour profile and the opacity. Immutable.
 *
 * @since 0.1
 */
public final class ItgExtras {

    private static final int END = 0;
    private static final int EXIF = 1;
    private static final int PROFILE = 2;
    private static final int XMP = 3;
    private static final int IPTC = 4;
    private static final int ALPHA = 5;

    private final Metadata metadata;
    private final byte @Nullable [] profile;
    private final @Nullable ItgPixels alpha;

    private ItgExtras(Metadata metadata, byte @Nullable [] profile, @Nullable ItgPixels alpha) {
        this.metadata = metadata;
        this.profile = profile;
        this.alpha = alpha;
    }

    /** Returns empty extras. */
    public static ItgExtras none() {
        return new ItgExtras(Metadata.empty(), null, null);
    }

    /** Returns the extras of a picture. */
    public static ItgExtras of(Picture picture) {
        return new ItgExtras(
                picture.metadata(),
                picture.colourProfile().orElse(null),
                picture.alpha().map(ItgPixels::of).orElse(null));
    }

    /** Returns these with other metadata; texts and the resolution are not stored. */
    public ItgExtras with(Metadata others) {
        return new ItgExtras(others, profile, alpha);
    }

    /** Returns these with another ICC profile. */
    public ItgExtras withProfile(byte[] other) {
        return new ItgExtras(metadata, other.clone(), alpha);
    }

    /**
     * Returns these with another opacity.
     *
     * @param opacity one channel, 255 for opaque
     */
    public ItgExtras withAlpha(ItgPixels opacity) {
        if (opacity.channels() != 1) {
            throw new InvalidInputException("an opacity has one channel, not " + opacity.channels());
        }
        return new ItgExtras(metadata, profile, opacity);
    }

    /** Returns the metadata. */
    public Metadata metadata() {
        return metadata;
    }

    /** Returns a copy of the ICC profile. */
    public Optional<byte[]> profile() {
        return Optional.ofNullable(profile).map(byte[]::clone);
    }

    /** Returns the opacity, one channel. */
    public Optional<ItgPixels> alpha() {
        return Optional.ofNullable(alpha);
    }

    /** Returns the extras of a part of the picture. */
    ItgExtras part(ItgRegion region) {
        return alpha == null ? this : new ItgExtras(metadata, profile, alpha.part(region));
    }

    /** Returns a picture with these. */
    Picture on(Picture plain) {
        Picture picture = plain.withMetadata(metadata);
        picture = profile == null ? picture : picture.withIccProfile(profile);
        return alpha == null ? picture : picture.withAlpha(alpha.image());
    }

    /** Returns the chunks; none at all, not even their end, where there is nothing to carry. */
    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        put(out, EXIF, metadata.exif());
        put(out, PROFILE, profile());
        put(out, XMP, metadata.xmp());
        put(out, IPTC, metadata.iptc());
        put(out, ALPHA, alpha().map(ItgExtras::deflated));
        if (out.size() > 0) {
            out.write(END);
        }
        return out.toByteArray();
    }

    private static void put(ByteArrayOutputStream out, int type, Optional<byte[]> data) {
        if (data.isEmpty()) {
            return;
        }
        byte[] bytes = data.get();
        out.write(type);
        Varint.write(out, bytes.length);
        CRC32 crc = new CRC32();
        crc.update(bytes);
        for (int shift = 24; shift >= 0; shift -= 8) {
            out.write((int) (crc.getValue() >>> shift));
        }
        out.writeBytes(bytes);
    }

    /** Returns 8-bit opacity, each value less the one above it, deflated. */
    private static byte[] deflated(ItgPixels alpha) {
        byte[] plain = alpha.data();
        byte[] differences = plain.clone();
        for (int i = alpha.width(); i < plain.length; i++) {
            differences[i] = (byte) (plain[i] - plain[i - alpha.width()]);
        }
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try {
            deflater.setInput(differences);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    /** Reads the chunks of a file. Those of a type that is not known are passed over. */
    static ItgExtras read(byte[] file, Contents contents) throws ItgException {
        ItgExtras extras = none();
        if (!contents.header().extras()) {
            return extras;
        }
        Varint in = new Varint(file);
        in.skip(contents.end());
        for (int type = in.next(); type != END; type = in.next()) {
            int length = in.number();
            byte[] sum = in.bytes(4);
            byte[] data = in.bytes(length);
            CRC32 crc = new CRC32();
            crc.update(data);
            for (int i = 0; i < sum.length; i++) {
                if (sum[i] != (byte) (crc.getValue() >>> 24 - 8 * i)) {
                    throw new ItgException("a chunk of type " + type + " is damaged: its checksum is wrong");
                }
            }
            extras = extras.with(type, data, contents.header());
        }
        return extras;
    }

    private ItgExtras with(int type, byte[] data, ItgHeader header) throws ItgException {
        return switch (type) {
            case EXIF -> with(metadata.withExif(data));
            case PROFILE -> withProfile(data);
            case XMP -> with(metadata.withXmp(data));
            case IPTC -> with(metadata.withIptc(data));
            case ALPHA -> withAlpha(opacity(data, header.width(), header.height()));
            default -> this;
        };
    }

    private static ItgPixels opacity(byte[] data, int width, int height) throws ItgException {
        if ((long) width * height > ItgDecoder.MOST_SAMPLES) {
            throw new ItgException("the opacity of a picture of " + width + "x" + height + " pixels is too large");
        }
        byte[] values = new byte[width * height];
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(data);
            int at = 0;
            while (at < values.length) {
                int more = inflater.inflate(values, at, values.length - at);
                if (more == 0) {
                    throw new ItgException("the opacity ends after " + at + " of " + values.length + " values");
                }
                at += more;
            }
            if (inflater.inflate(new byte[1]) != 0) {
                throw new ItgException("the opacity has more than " + values.length + " values");
            }
        } catch (DataFormatException e) {
            throw new ItgException("the opacity is not deflated: " + e.getMessage());
        } finally {
            inflater.end();
        }
        for (int i = width; i < values.length; i++) {
            values[i] += values[i - width];
        }
        return new ItgPixels(width, height, 1, values);
    }
}
