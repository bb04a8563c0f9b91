package io.intaglio.image;

/** Turns stored pixels the way they are to be looked at: EXIF 2.32, tag 274, values 1 to 8. */
final class Orientation {

    private Orientation() {}

    /** Turns a picture without a profile; opacity is turned with it. */
    static Picture apply(Picture stored, int exif) {
        Picture upright = Picture.of(apply(stored.pixels(), exif))
                .withScale(stored.scale())
                .withName(stored.name());
        for (String note : stored.notes()) {
            upright = upright.withNote(note);
        }
        return stored.alpha().isEmpty()
                ? upright
                : upright.withAlpha(apply(stored.alpha().get(), exif));
    }

    static ImageBatch apply(ImageBatch stored, int exif) {
        if (exif <= 1 || exif > 8) {
            return stored;
        }
        int rows = stored.height();
        int columns = stored.width();
        int channels = stored.channels();
        boolean turned = exif >= 5;
        boolean flipRows = exif == 3 || exif == 4 || exif == 6 || exif == 7;
        boolean flipColumns = exif == 2 || exif == 3 || exif == 7 || exif == 8;
        ImageBatch upright = ImageBatch.zeros(1, turned ? columns : rows, turned ? rows : columns, channels);
        float[] from = stored.data();
        float[] to = upright.data();
        int at = 0;
        for (int y = 0; y < upright.height(); y++) {
            for (int x = 0; x < upright.width(); x++) {
                int down = flip(turned ? x : y, rows, flipRows);
                int along = flip(turned ? y : x, columns, flipColumns);
                int pixel = (down * columns + along) * channels;
                for (int c = 0; c < channels; c++) {
                    to[at++] = from[pixel + c];
                }
            }
        }
        return upright;
    }

    private static int flip(int position, int length, boolean flipped) {
        return flipped ? length - 1 - position : position;
    }
}
