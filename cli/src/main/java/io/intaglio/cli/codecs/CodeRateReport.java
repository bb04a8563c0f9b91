package io.intaglio.cli.codecs;

import io.intaglio.image.ImageBatch;
import io.intaglio.itg.ItgPixels;
import io.intaglio.model.ImageCoder;
import io.intaglio.text.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Compares a network's code with JPEG on small images: bytes without headers, and the mean squared error of 8-bit
 * samples. For JPEG only the entropy-coded data are counted, not its tables.
 *
 * @since 0.1
 */
public final class CodeRateReport {

    private static final List<Integer> QUALITIES = List.of(10, 30, 50, 70, 90);

    private static final double WHITE = 255;

    private final Map<String, Sums> rows = new LinkedHashMap<>();

    /** The sums over images. */
    private static final class Sums {

        private double bytes;
        private double error;
        private long count;

        void add(long length, double squared) {
            bytes += length;
            error += squared;
            count++;
        }
    }

    /**
     * The means over the images.
     *
     * @param codec and its quality, where it has one
     * @param bytes of an image, without headers
     * @param error squared, of a sample from 0 to 255
     */
    public record Row(String codec, double bytes, double error) {}

    /**
     * Measures images that the coder takes.
     *
     * @param passes of the search for a better code
     */
    public void add(ImageBatch images, ImageCoder coder, int passes) throws IOException {
        List<byte[]> files = coder.encode(images, passes);
        ImageBatch decoded = coder.decode(files);
        for (int i = 0; i < images.count(); i++) {
            ItgPixels original = ItgPixels.of(images.image(i));
            row("itc").add(files.get(i).length - ImageCoder.HEADER, error(original, ItgPixels.of(decoded.image(i))));
            for (boolean optimized : new boolean[] {true, false}) {
                JpegRateCodec jpeg = new JpegRateCodec(optimized);
                for (int quality : QUALITIES) {
                    RateCodec.CodedPicture coding = jpeg.scan(original, quality);
                    row(jpeg.name() + " " + quality).add(coding.bytes(), error(original, coding.decoded()));
                }
            }
        }
    }

    private Sums row(String codec) {
        return rows.computeIfAbsent(codec, any -> new Sums());
    }

    private static double error(ItgPixels a, ItgPixels b) {
        return WHITE * WHITE / Math.pow(10, a.psnr(b) / 10);
    }

    /** Returns the figures, beginning with those of the network. */
    public List<Row> rows() {
        List<Row> all = new ArrayList<>();
        rows.forEach((name, sums) -> all.add(new Row(name, sums.bytes / sums.count, sums.error / sums.count)));
        return all;
    }

    /** Returns the figures as a table for people. */
    public String text() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%d images; bytes without headers; squared error of samples up to 255%n%n%-20s %8s %8s %8s%n",
                rows.values().stream().mapToLong(sums -> sums.count).max().orElse(0),
                "",
                "bytes",
                "error",
                "dB"));
        for (Row row : rows()) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-20s %8.1f %8.2f %8.2f%n",
                    row.codec(),
                    row.bytes(),
                    row.error(),
                    10 * Math.log10(WHITE * WHITE / row.error())));
        }
        return text.toString();
    }

    /** Returns the figures as JSON. */
    public String json() {
        List<Object> all = new ArrayList<>();
        for (Row row : rows()) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("codec", row.codec());
            object.put("bytes", row.bytes());
            object.put("mse", row.error());
            all.add(object);
        }
        return Json.of(Map.of("codecs", all));
    }
}
