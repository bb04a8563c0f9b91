package io.intaglio.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;

/**
 * Metadata in the directory of a TIFF: texts and the directories of EXIF and GPS (CIPA DC-008), which make an EXIF
 * block together, XMP, IPTC, the resolution.
 */
final class TiffMetadata {

    private static final int DESCRIPTION = 270;
    private static final int X_RESOLUTION = 282;
    private static final int Y_RESOLUTION = 283;
    private static final int UNIT = 296;
    private static final int XMP = 700;
    private static final int IPTC = 33723;
    private static final int PHOTOSHOP = 34377;
    private static final int EXIF = 34665;
    private static final int GPS = 34853;
    private static final int INTEROPERABILITY = 40965;
    private static final int HEADER = 8;

    /** Make, model, software, date, artist, computer, copyright; Windows' own texts. */
    private static final int[] TEXTS = {270, 271, 272, 305, 306, 315, 316, 33432, 40091, 40092, 40093, 40094, 40095};

    /** Where texts of a PNG belong. */
    private static final Map<String, Integer> KEYWORDS = Map.of(
            "Title",
            DESCRIPTION,
            "Description",
            DESCRIPTION,
            Metadata.Text.COMMENT,
            DESCRIPTION,
            "Software",
            305,
            "Author",
            315,
            "Copyright",
            33432);

    private TiffMetadata() {}

    /**
     * Reads what a directory says.
     *
     * @param file in its own byte order
     * @param big whether it is a BigTIFF
     */
    static Metadata read(Bytes file, boolean big, long at) {
        try {
            TiffTags tags = TiffTags.read(file, big, at);
            Metadata metadata = Metadata.empty();
            byte[] block = block(tags, sub(file, big, tags, EXIF), sub(file, big, tags, GPS));
            if (block.length > 0) {
                metadata = metadata.withExif(block);
            }
            byte[] xmp = tags.bytes(XMP);
            metadata = xmp.length == 0 ? metadata : metadata.withXmp(xmp);
            Optional<byte[]> iptc = IptcBlock.of(tags.bytes(IPTC)).or(() -> IptcBlock.of(tags.bytes(PHOTOSHOP)));
            metadata = iptc.map(metadata::withIptc).orElse(metadata);
            return resolution(tags).map(metadata::withResolution).orElse(metadata);
        } catch (IOException e) {
            return Metadata.empty(); // a picture whose metadata are damaged is still a picture
        }
    }

    private static TiffTags sub(Bytes file, boolean big, TiffTags tags, int pointer) {
        long at = tags.number(pointer, 0);
        try {
            TiffTags sub = at == 0 ? new TiffTags() : TiffTags.read(file, big, at);
            sub.remove(INTEROPERABILITY); // a place in the file it came from
            return sub;
        } catch (IOException e) {
            return new TiffTags();
        }
    }

    /** An EXIF block of what is worth telling; none where that is nothing. */
    private static byte[] block(TiffTags tags, TiffTags exif, TiffTags gps) {
        TiffTags own = new TiffTags();
        for (int tag : TEXTS) {
            own.take(tags, tag);
        }
        String description = own.text(DESCRIPTION);
        if (description.startsWith("ImageJ=") || description.contains("<OME")) {
            own.remove(DESCRIPTION); // it tells how many pages of what size there are
        }
        if (own.isEmpty() && exif.isEmpty() && gps.isEmpty()) {
            return new byte[0];
        }
        own.take(tags, TiffDirectory.ORIENTATION);
        Chain chain = new Chain(own, exif, gps);
        ByteBuffer block = ByteBuffer.allocate(HEADER + chain.size());
        block.putInt(0x4D4D002A).putInt(HEADER).put(chain.bytes(HEADER, 0));
        return block.array();
    }

    private static Optional<Resolution> resolution(TiffTags tags) {
        long unit = tags.number(UNIT, 2);
        double scale = unit == 1 ? 1 : unit == 3 ? 100 : 1 / 0.0254;
        return Resolution.of(
                scale * fraction(tags.bytes(X_RESOLUTION)), scale * fraction(tags.bytes(Y_RESOLUTION)), unit != 1);
    }

    private static double fraction(byte[] bytes) {
        if (bytes.length != 8) {
            return 0;
        }
        ByteBuffer numbers = ByteBuffer.wrap(bytes);
        double fraction = (numbers.getInt() & 0xFFFFFFFFL) / (double) (numbers.getInt() & 0xFFFFFFFFL);
        return Double.isFinite(fraction) ? fraction : 0;
    }

    /**
     * Puts a picture's metadata into the directory that describes its pixels.
     *
     * @return the directory with those that it refers to
     */
    static Chain chain(TiffTags own, Picture picture) {
        Metadata metadata = picture.metadata();
        TiffTags exif = new TiffTags();
        TiffTags gps = new TiffTags();
        if (metadata.exif().isPresent()) {
            byte[] block = ExifBlock.sized(metadata.exif().get(), picture.width(), picture.height());
            Bytes bytes = block[0] == 'I' ? Bytes.of(block).littleEndian() : Bytes.of(block);
            try {
                TiffTags told = TiffTags.read(bytes, false, bytes.u32(4));
                for (int tag : TEXTS) {
                    own.take(told, tag);
                }
                exif = sub(bytes, false, told, EXIF);
                gps = sub(bytes, false, told, GPS);
            } catch (IOException e) {
                exif = new TiffTags(); // it was checked when it was taken
            }
        }
        for (Metadata.Text text : metadata.texts()) {
            Integer tag = KEYWORDS.get(text.keyword());
            if (tag != null) {
                own.text(tag, text.value());
            }
        }
        metadata.xmp().ifPresent(xmp -> own.bytes(XMP, xmp));
        metadata.iptc().ifPresent(iptc -> own.undefined(IPTC, iptc));
        metadata.resolution().ifPresent(resolution -> {
            boolean absolute = resolution.absolute();
            own.fraction(X_RESOLUTION, absolute ? resolution.horizontalPerInch() : resolution.horizontal());
            own.fraction(Y_RESOLUTION, absolute ? resolution.verticalPerInch() : resolution.vertical());
            own.numbers(UNIT, false, absolute ? 2 : 1);
        });
        return new Chain(own, exif, gps);
    }

    /** A directory and the two that it refers to. */
    static final class Chain {

        private final TiffTags own;
        private final TiffTags exif;
        private final TiffTags gps;

        private Chain(TiffTags own, TiffTags exif, TiffTags gps) {
            this.own = own;
            this.exif = exif;
            this.gps = gps;
            if (!exif.isEmpty()) {
                own.numbers(EXIF, true, 0);
            }
            if (!gps.isEmpty()) {
                own.numbers(GPS, true, 0);
            }
        }

        int size() {
            return own.size() + (exif.isEmpty() ? 0 : exif.size()) + (gps.isEmpty() ? 0 : gps.size());
        }

        /**
         * Returns all three, big-endian.
         *
         * @param at where in the file they will begin
         * @param next where in the file the next picture's directory will begin, 0 for none
         */
        byte[] bytes(long at, long next) {
            long exifAt = at + own.size();
            long gpsAt = exifAt + (exif.isEmpty() ? 0 : exif.size());
            if (!exif.isEmpty()) {
                own.numbers(EXIF, true, exifAt);
            }
            if (!gps.isEmpty()) {
                own.numbers(GPS, true, gpsAt);
            }
            ByteBuffer all = ByteBuffer.allocate(size()).put(own.directory(at, next));
            if (!exif.isEmpty()) {
                all.put(exif.directory(exifAt, 0));
            }
            if (!gps.isEmpty()) {
                all.put(gps.directory(gpsAt, 0));
            }
            return all.array();
        }
    }
}
