package io.intaglio.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.PackedColorModel;
import java.awt.image.Raster;
import org.jspecify.annotations.Nullable;

/**
 * From what a reader made to a picture. Stored samples are divided by their largest value and nothing else: Java's own
 * {@code getRGB} would pass gray and profiled images through a colour conversion, which changes the values.
 */
final class RasterConverter {

    private final String name;
    private final Header header;
    private int height;
    private int width;
    private float @Nullable [] alpha;

    RasterConverter(String name, Header header) {
        this.name = name;
        this.header = header;
    }

    Picture picture(BufferedImage image) {
        Raster raster = image.getRaster();
        ColorModel model = image.getColorModel();
        height = raster.getHeight();
        width = raster.getWidth();
        int bits =
                model instanceof IndexColorModel ? 8 : raster.getSampleModel().getSampleSize(0);
        ImageBatch pixels;
        if (model instanceof IndexColorModel palette) {
            pixels = indexed(raster, palette);
        } else if (foreign(model)) {
            pixels = converted(image);
        } else {
            pixels = direct(raster, model);
        }
        header.transparent().ifPresent(key -> mask(raster, key));
        ImageBatch opacity = alpha == null ? null : ImageBatch.wrap(1, height, width, 1, alpha);
        if (header.framed()) {
            opacity = placed(opacity == null ? opaque() : opacity);
            pixels = placed(pixels);
        }
        Picture picture = Picture.of(Orientation.apply(pixels, header.orientation()))
                .withName(name)
                .withBitDepth(bits > 8 ? 16 : 8);
        if (opacity != null) {
            picture = picture.withAlpha(Orientation.apply(opacity, header.orientation()));
        }
        return header.described(picture);
    }

    /** Whether samples are no intensities: Lab, or a palette with alpha beside it. */
    private static boolean foreign(ColorModel model) {
        if (!(model instanceof ComponentColorModel) && !(model instanceof PackedColorModel)) {
            return true;
        }
        int type = model.getColorSpace().getType();
        return type != ColorSpace.TYPE_RGB && type != ColorSpace.TYPE_GRAY && type != ColorSpace.TYPE_CMYK;
    }

    private ImageBatch indexed(Raster raster, IndexColorModel palette) {
        int size = palette.getMapSize();
        int[] colours = new int[size];
        palette.getRGBs(colours);
        boolean gray = true;
        for (int colour : colours) {
            gray &= (colour >> 16 & 255) == (colour & 255) && (colour >> 8 & 255) == (colour & 255);
        }
        int channels = gray ? 1 : 3;
        float[] data = new float[height * width * channels];
        alpha = palette.hasAlpha() ? new float[height * width] : null;
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            raster.getSamples(raster.getMinX(), raster.getMinY() + y, width, 1, 0, row);
            for (int x = 0; x < width; x++) {
                int colour = colours[Math.min(row[x], size - 1)];
                argb(colour, y * width + x, data, channels);
            }
        }
        return ImageBatch.wrap(1, height, width, channels, data);
    }

    private void argb(int colour, int pixel, float[] data, int channels) {
        for (int c = 0; c < channels; c++) {
            data[pixel * channels + c] = (colour >> 16 - 8 * c & 255) / 255f;
        }
        if (alpha != null) {
            alpha[pixel] = (colour >>> 24) / 255f;
        }
    }

    /** By Java's colour conversion. */
    private ImageBatch converted(BufferedImage image) {
        float[] data = new float[height * width * 3];
        alpha = image.getColorModel().hasAlpha() ? new float[height * width] : null;
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) {
                argb(row[x], y * width + x, data, 3);
            }
        }
        return ImageBatch.wrap(1, height, width, 3, data);
    }

    private ImageBatch direct(Raster raster, ColorModel model) {
        int bands = raster.getNumBands();
        boolean opacity = model.hasAlpha() && (bands == 2 || bands >= 4);
        boolean cmyk = model.getColorSpace().getType() == ColorSpace.TYPE_CMYK && bands >= 4;
        ProfileConversion inks =
                cmyk ? header.icc().flatMap(icc -> ProfileConversion.of(icc, 4)).orElse(null) : null;
        int channels = bands < 3 ? 1 : 3;
        float[] data = new float[height * width * channels];
        alpha = opacity ? new float[height * width] : null;
        Scale scale = new Scale(raster, opacity);
        if (bands == channels && !cmyk) {
            for (int y = 0; y < height; y++) {
                scale.row(y, data, y * width * channels);
            }
            return ImageBatch.wrap(1, height, width, channels, data);
        }
        float[] row = new float[width * bands];
        for (int y = 0; y < height; y++) {
            scale.row(y, row, 0);
            int at = y * width * channels;
            if (inks != null) {
                System.arraycopy(inks.convert(first(row, bands)), 0, data, at, width * channels);
            }
            for (int x = 0; x < width; x++) {
                int pixel = x * bands;
                float black = cmyk ? 1 - row[pixel + 3] : 1;
                for (int c = 0; c < channels && inks == null; c++) {
                    float sample = row[pixel + c];
                    data[at++] = cmyk ? (1 - sample) * black : sample;
                }
                if (opacity) {
                    alpha[y * width + x] = row[pixel + bands - 1];
                }
            }
        }
        if (opacity && model.isAlphaPremultiplied()) {
            for (int i = 0; i < data.length; i++) {
                float seen = alpha[i / channels];
                data[i] = seen > 0 ? Math.min(1, data[i] / seen) : 0;
            }
        }
        return ImageBatch.wrap(1, height, width, channels, data);
    }

    /** The inks of pixels that may have opacity beside them. */
    private static float[] first(float[] row, int bands) {
        float[] inks = new float[row.length / bands * 4];
        for (int i = 0; i < inks.length; i++) {
            inks[i] = row[i / 4 * bands + i % 4];
        }
        return inks;
    }

    private void mask(Raster raster, int[] key) {
        if (raster.getNumBands() != key.length) {
            return;
        }
        alpha = new float[height * width];
        int[] row = new int[width * key.length];
        for (int y = 0; y < height; y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
            for (int x = 0; x < width; x++) {
                boolean equal = true;
                for (int c = 0; c < key.length; c++) {
                    equal &= row[x * key.length + c] == key[c];
                }
                alpha[y * width + x] = equal ? 0 : 1;
            }
        }
    }

    private ImageBatch opaque() {
        ImageBatch all = ImageBatch.zeros(1, height, width, 1);
        java.util.Arrays.fill(all.data(), 1);
        return all;
    }

    private ImageBatch placed(ImageBatch frame) {
        ImageBatch canvas = ImageBatch.zeros(1, (int) header.height(), (int) header.width(), frame.channels());
        int rows = Math.min(frame.height(), canvas.height() - header.top());
        int columns = Math.min(frame.width(), canvas.width() - header.left());
        for (int y = 0; y < rows; y++) {
            System.arraycopy(
                    frame.data(),
                    frame.index(0, y, 0, 0),
                    canvas.data(),
                    canvas.index(0, header.top() + y, header.left(), 0),
                    columns * frame.channels());
        }
        return canvas;
    }

    /** Rows of a raster in [0, 1]. */
    private static final class Scale {

        private final Raster raster;
        private final int type;
        private final float[] factors;
        private final float[] offsets;
        private final @Nullable ByteSamples bytes;

        /** @param opacity whether the last band is one */
        Scale(Raster raster, boolean opacity) {
            this.raster = raster;
            this.type = raster.getDataBuffer().getDataType();
            this.factors = new float[raster.getNumBands()];
            this.offsets = new float[factors.length];
            this.bytes = ByteSamples.of(raster).orElse(null);
            for (int band = 0; band < factors.length; band++) {
                int bits = Math.min(32, raster.getSampleModel().getSampleSize(band));
                factors[band] = (float) (1 / (Math.pow(2, bits) - 1));
            }
            if (type == DataBuffer.TYPE_FLOAT || type == DataBuffer.TYPE_DOUBLE) {
                stretch(opacity ? factors.length - 1 : factors.length);
            }
        }

        /**
         * Floats have no largest value: those within [0, 1] stay, others are stretched so that they fill it; opacity
         * stays.
         */
        private void stretch(int bands) {
            float least = 0;
            float most = 1;
            float[] row = new float[raster.getWidth() * factors.length];
            for (int y = 0; y < raster.getHeight(); y++) {
                raster.getPixels(raster.getMinX(), raster.getMinY() + y, raster.getWidth(), 1, row);
                for (int i = 0; i < row.length; i++) {
                    if (i % factors.length < bands && Float.isFinite(row[i])) {
                        least = Math.min(least, row[i]);
                        most = Math.max(most, row[i]);
                    }
                }
            }
            java.util.Arrays.fill(factors, 1);
            for (int band = 0; band < bands; band++) {
                factors[band] = 1 / (most - least);
                offsets[band] = -least;
            }
        }

        /** Writes a row's samples, from an index on. */
        void row(int y, float[] to, int from) {
            if (bytes != null) {
                bytes.row(y, to, from);
                return;
            }
            int rowAt = raster.getMinY() + y;
            int bands = factors.length;
            if (type == DataBuffer.TYPE_FLOAT || type == DataBuffer.TYPE_DOUBLE) {
                float[] values = raster.getPixels(raster.getMinX(), rowAt, raster.getWidth(), 1, (float[]) null);
                for (int i = 0; i < values.length; i++) {
                    float value = Float.isFinite(values[i]) ? values[i] : 0;
                    to[from + i] = (value + offsets[i % bands]) * factors[i % bands];
                }
                return;
            }
            int[] values = raster.getPixels(raster.getMinX(), rowAt, raster.getWidth(), 1, (int[]) null);
            for (int i = 0; i < values.length; i++) {
                long value = values[i];
                if (type == DataBuffer.TYPE_SHORT) {
                    value += 32768; // signed: the middle is zero
                } else if (type == DataBuffer.TYPE_INT) {
                    value &= 0xFFFFFFFFL;
                }
                to[from + i] = value * factors[i % bands];
            }
        }
    }
}
