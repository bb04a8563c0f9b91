package io.intaglio.image;

import java.io.IOException;

/**
 * Reads from a file's first bytes how many pixels it announces, for whoever must make room before anything is decoded.
 */
final class AnnouncedSize {

    private static final int JPEG_SCAN = 0xDA;
    private static final int OLD_BITMAP = 12;

    private AnnouncedSize() {}

    /**
     * Returns width times height; of several pages, those of the largest.
     *
     * @return 0 if the file does not say
     */
    static long pixels(Bytes file) throws IOException {
        Bytes little = file.littleEndian();
        return switch (Format.ofContent(file, "")) {
            case PNG -> file.u32(16) * file.u32(20);
            case JPEG -> jpeg(file);
            case GIF -> (long) little.u16(6) * little.u16(8);
            case BMP -> bitmap(little);
            case TIFF -> tiff(file);
            case WEBP -> webp(little);
            case PNM -> PnmReader.pixels(file);
        };
    }

    private static long jpeg(Bytes file) throws IOException {
        long at = 2;
        while (true) {
            while (file.u8(at) != 0xFF) {
                at++;
            }
            while (file.u8(at) == 0xFF) {
                at++;
            }
            int marker = file.u8(at++);
            if (marker == 0 || marker == 0x01 || marker >= 0xD0 && marker <= 0xD8) {
                continue;
            }
            if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC) {
                return (long) file.u16(at + 3) * file.u16(at + 5);
            }
            if (marker == JPEG_SCAN || marker == 0xD9) {
                return 0;
            }
            at += Math.max(2, file.u16(at));
        }
    }

    private static long bitmap(Bytes file) throws IOException {
        return file.u32(14) == OLD_BITMAP
                ? (long) file.u16(18) * file.u16(20)
                : Math.abs((long) (int) file.u32(18)) * Math.abs((long) (int) file.u32(22));
    }

    private static long tiff(Bytes file) throws IOException {
        long most = 0;
        for (TiffFile.Page page : TiffFile.of(file).pages()) {
            most = Math.max(most, page.directory().width() * page.directory().height());
        }
        return most;
    }

    private static long webp(Bytes file) throws IOException {
        return switch (file.ascii(12, 4)) {
            case "VP8X" -> (1 + (file.u32(24) & 0xFFFFFF)) * (1 + (file.u32(26) >> 8));
            case "VP8L" -> (1 + (file.u32(21) & 0x3FFF)) * (1 + (file.u32(21) >> 14 & 0x3FFF));
            case "VP8 " -> (long) (file.u16(26) & 0x3FFF) * (file.u16(28) & 0x3FFF);
            default -> 0;
        };
    }
}
