package io.intaglio.image;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The formats that are read, each known by its first bytes, whatever the file is called. */
enum Format {
    PNG("png", "png", "apng"),
    JPEG("jpeg", "jpg", "jpeg", "jpe", "jfif"),
    GIF("gif", "gif"),
    BMP("bmp", "bmp", "dib"),
    TIFF("tiff", "tif", "tiff"),
    WEBP("webp", "webp"),
    PNM("pnm", "pnm", "ppm", "pgm", "pbm");

    private final String reader;
    private final List<String> extensions;

    Format(String reader, String... extensions) {
        this.reader = reader;
        this.extensions = List.of(extensions);
    }

    /** The name under which ImageIO's registry knows its readers. */
    String reader() {
        return reader;
    }

    List<String> extensions() {
        return extensions;
    }

    static Optional<Format> ofExtension(String fileName) {
        String extension = extension(fileName);
        return Arrays.stream(values())
                .filter(format -> format.extensions.contains(extension))
                .findFirst();
    }

    static String extension(String fileName) {
        int dot = fileName.lastIndexOf('.');
        return dot < 0 ? "" : fileName.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    static Format ofContent(Bytes bytes, String name) throws IOException {
        if (bytes.length() == 0) {
            throw new UnreadableImageException(name, "it is empty");
        }
        if (bytes.startsWith(0, "\u0089PNG\r\n\u001a\n")) {
            return PNG;
        }
        if (bytes.startsWith(0, "\u00ff\u00d8")) {
            return JPEG;
        }
        if (bytes.startsWith(0, "GIF8")) {
            return GIF;
        }
        if (bytes.startsWith(0, "BM")) {
            return BMP;
        }
        if (bytes.startsWith(0, "II*\0")
                || bytes.startsWith(0, "MM\0*")
                || bytes.startsWith(0, "II+\0")
                || bytes.startsWith(0, "MM\0+")) {
            return TIFF;
        }
        if (bytes.startsWith(0, "RIFF") && bytes.startsWith(8, "WEBP")) {
            return WEBP;
        }
        if (bytes.has(0, 3)
                && bytes.u8(0) == 'P'
                && bytes.u8(1) >= '1'
                && bytes.u8(1) <= '6'
                && (Character.isWhitespace(bytes.u8(2)) || bytes.u8(2) == '#')) {
            return PNM;
        }
        throw new UnreadableImageException(
                name, stranger(bytes) + "; PNG, JPEG, GIF, BMP, TIFF, WebP and PNM (PPM, PGM, PBM) are read");
    }

    /** Says what a file of a camera's raw data is, and what to do. */
    static String cameraRaw(String kind) {
        return "it is a camera's raw file" + (kind.isEmpty() ? "" : " (" + kind + ")")
                + ", which is not read: develop it with a raw converter into a TIFF of 16 bits or a PNG";
    }

    private static String stranger(Bytes bytes) {
        Map<String, String> known = new TreeMap<>();
        known.put("\0\0\0\u000cjP", "JPEG 2000");
        known.put("\u00ff\u004f\u00ff\u0051", "JPEG 2000");
        known.put("8BPS", "a Photoshop file");
        known.put("\0\0\1\0", "a Windows icon");
        known.put("\u0001\u00da", "an SGI image");
        known.put("PF", "PFM");
        known.put("Pf", "PFM");
        known.put("P7", "PAM");
        known.put("%PDF", "a PDF document");
        known.put("\0\0\0\u000cJXL ", "JPEG XL");
        known.put("\u00ff\n", "JPEG XL");
        for (Map.Entry<String, String> entry : known.entrySet()) {
            if (bytes.startsWith(0, entry.getKey())) {
                return "it is " + entry.getValue();
            }
        }
        Map<String, String> raw = Map.of(
                "IIRO", "Olympus ORF",
                "IIRS", "Olympus ORF",
                "MMOR", "Olympus ORF",
                "IIU\0", "Panasonic RW2",
                "II\u001a\0\0\0HEAPCCDR", "Canon CRW",
                "FUJIFILMCCD-RAW", "Fujifilm RAF",
                "FOVb", "Sigma X3F",
                "\0MRM", "Minolta MRW");
        for (Map.Entry<String, String> entry : raw.entrySet()) {
            if (bytes.startsWith(0, entry.getKey())) {
                return cameraRaw(entry.getValue());
            }
        }
        if (bytes.startsWith(4, "ftypcrx")) {
            return cameraRaw("Canon CR3");
        }
        return bytes.startsWith(4, "ftyp") ? "it is HEIF, AVIF or a film" : "its first bytes are of no known format";
    }
}
