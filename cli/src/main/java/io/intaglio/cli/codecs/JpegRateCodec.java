package io.intaglio.cli.codecs;

import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import io.intaglio.itg.ItgPixels;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.plugins.jpeg.JPEGImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * JPEG by Java's own writer, 4:2:0.
 *
 * @param optimized whether the Huffman tables are made for the picture; otherwise they are the usual ones
 * @since 0.1
 */
public record JpegRateCodec(boolean optimized) implements RateCodec {

    private static final List<Integer> QUALITIES = List.of(4, 7, 10, 15, 20, 28, 36, 46, 56, 66, 76, 84, 90, 95);

    @Override
    public String name() {
        return optimized ? "jpeg, optimized" : "jpeg";
    }

    @Override
    public List<Integer> qualities() {
        return QUALITIES;
    }

    @Override
    public List<CodedPicture> codings(ItgPixels picture) throws IOException {
        BufferedImage image = Pictures.toBufferedImage(Picture.of(picture.image()));
        List<CodedPicture> codings = new ArrayList<>();
        for (int quality : QUALITIES) {
            byte[] file = encode(image, quality);
            codings.add(new CodedPicture(file.length, decode(file, picture)));
        }
        return codings;
    }

    /** Returns the best file of at most so many bytes; the smallest one if all are larger. */
    CodedPicture within(ItgPixels picture, long bytes) throws IOException {
        BufferedImage image = Pictures.toBufferedImage(Picture.of(picture.image()));
        int low = 0;
        int high = 101;
        byte[] best = encode(image, low);
        while (high - low > 1) {
            int middle = low + high >>> 1;
            byte[] file = encode(image, middle);
            if (file.length <= bytes) {
                low = middle;
                best = file;
            } else {
                high = middle;
            }
        }
        return new CodedPicture(best.length, decode(best, picture));
    }

    /** Returns a picture at a quality, and the bytes of its entropy-coded data alone: no header, no tables. */
    CodedPicture scan(ItgPixels picture, int quality) throws IOException {
        byte[] file = encode(Pictures.toBufferedImage(Picture.of(picture.image())), quality);
        return new CodedPicture(file.length - scanStart(file) - 2, decode(file, picture));
    }

    /** Segments are a marker and a length each; the scan begins behind that of the marker DA and ends with D9. */
    private static int scanStart(byte[] file) {
        int at = 2;
        while ((file[at + 1] & 0xFF) != 0xDA) {
            at += 2 + length(file, at);
        }
        return at + 2 + length(file, at);
    }

    private static int length(byte[] file, int at) {
        return (file[at + 2] & 0xFF) << 8 | file[at + 3] & 0xFF;
    }

    private byte[] encode(BufferedImage image, int quality) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            JPEGImageWriteParam parameters = new JPEGImageWriteParam(null);
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(quality / 100f);
            parameters.setOptimizeHuffmanTables(optimized);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static ItgPixels decode(byte[] file, ItgPixels like) throws IOException {
        BufferedImage decoded = ImageIO.read(new ByteArrayInputStream(file));
        return ItgPixels.of(Pictures.of(decoded).toChannels(like.channels()).pixels());
    }
}
