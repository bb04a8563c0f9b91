package io.intaglio.tasks.degradation;

import io.intaglio.image.ImageBatch;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Writes and reads JPEG in memory with Java's own codec, also if others are installed, so that the damage is always the
 * same.
 */
final class JpegCodec {

    private static final String OWN = "com.sun.imageio.";

    private JpegCodec() {}

    /**
     * Returns Java's number x for a quality. Java scales its tables by 0.5 / x for x below 0.5. The Independent JPEG
     * Group scales them by whole percents: 5000 / quality, rounded down.
     */
    private static float javas(int quality) {
        int percents = 5000 / quality;
        return quality < 50 ? 50f / percents : quality / 100f;
    }

    /**
     * Compresses one image of 1 or 3 channels. Its values are first clipped and rounded to 8 bits.
     *
     * @param quality 1 to 100
     */
    static byte[] encode(ImageBatch image, int quality) {
        ImageWriter writer = own(ImageIO.getImageWritersByFormatName("jpeg"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(javas(quality));
            writer.setOutput(stream);
            writer.write(null, new IIOImage(buffered(image), null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** Returns the image of a result of {@link #encode}. */
    static ImageBatch decode(byte[] jpeg) {
        ImageReader reader = own(ImageIO.getImageReadersByFormatName("jpeg"));
        try (MemoryCacheImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg))) {
            reader.setInput(stream);
            return image(reader.read(0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            reader.dispose();
        }
    }

    private static <C> C own(Iterator<C> codecs) {
        List<C> all = new ArrayList<>();
        codecs.forEachRemaining(all::add);
        return all.stream()
                .filter(codec -> codec.getClass().getName().startsWith(OWN))
                .findFirst()
                .or(() -> all.stream().findFirst())
                .orElseThrow(() -> new IllegalStateException("this Java has no JPEG codec"));
    }

    private static BufferedImage buffered(ImageBatch image) {
        int channels = image.channels();
        BufferedImage buffered = new BufferedImage(
                image.width(),
                image.height(),
                channels == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR);
        WritableRaster raster = buffered.getRaster();
        int[] row = new int[image.width() * channels];
        for (int y = 0; y < image.height(); y++) {
            int from = image.index(0, y, 0, 0);
            for (int i = 0; i < row.length; i++) {
                row[i] = Math.round(255 * Math.max(0, Math.min(1, image.data()[from + i])));
            }
            raster.setPixels(0, y, image.width(), 1, row);
        }
        return buffered;
    }

    private static ImageBatch image(BufferedImage buffered) {
        Raster raster = buffered.getRaster();
        int[] samples = raster.getPixels(0, 0, raster.getWidth(), raster.getHeight(), (int[]) null);
        float[] data = new float[samples.length];
        for (int i = 0; i < data.length; i++) {
            data[i] = samples[i] / 255f;
        }
        return ImageBatch.wrap(1, raster.getHeight(), raster.getWidth(), raster.getNumBands(), data);
    }
}
