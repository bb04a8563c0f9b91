package io.intaglio.cli.codecs;

import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import io.intaglio.itg.ItgPixels;
import io.intaglio.metric.RateCurve;
import io.intaglio.text.Csv;
import io.intaglio.text.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Codecs measured on some pictures: bits a pixel of whole files, headers included, against PSNR over all 8-bit samples.
 *
 * @since 0.1
 */
public final class RateReport {

    /** Deltas of the rate are taken between these, in dB. */
    private static final double LOW = 27;

    private static final double HIGH = 34;

    /** PSNR of equal pictures would be infinite. */
    private static final double LEAST_ERROR = 1e-9;

    private final List<RateCodec> codecs;
    private final RateCodec reference;
    private final List<String> names = new ArrayList<>();
    private final List<Double> png = new ArrayList<>();
    private final Map<RateCodec, List<List<RateCurve.Point>>> measured = new LinkedHashMap<>();

    /**
     * Creates an empty report.
     *
     * @param codecs in the order of the table
     * @param reference one of them
     */
    public RateReport(List<RateCodec> codecs, RateCodec reference) {
        this.codecs = List.copyOf(codecs);
        this.reference = reference;
        codecs.forEach(codec -> measured.put(codec, new ArrayList<>()));
    }

    /** Measures all codecs on a picture. */
    public void add(String name, ItgPixels picture) throws IOException {
        Map<RateCodec, List<RateCurve.Point>> points = new LinkedHashMap<>();
        double pixels = (double) picture.width() * picture.height();
        for (RateCodec codec : codecs) {
            List<RateCurve.Point> of = new ArrayList<>();
            for (RateCodec.CodedPicture coding : codec.codings(picture)) {
                of.add(new RateCurve.Point(8 * coding.bytes() / pixels, psnr(picture, coding.decoded())));
            }
            points.put(codec, of);
        }
        png.add(8 * Pictures.png(Picture.of(picture.image())).length / pixels);
        names.add(name);
        points.forEach((codec, of) -> measured.get(codec).add(of));
    }

    /** A curve has no place for a picture without an error. */
    private static double psnr(ItgPixels original, ItgPixels decoded) throws IOException {
        if (decoded.data().length != original.data().length) {
            throw new IOException("a codec gave a picture of another size back");
        }
        double psnr = original.psnr(decoded);
        return Double.isInfinite(psnr) ? 10 * Math.log10(255.0 * 255 * original.data().length / LEAST_ERROR) : psnr;
    }

    /** Returns the number of pictures. */
    public int size() {
        return names.size();
    }

    /**
     * The figures of a codec.
     *
     * @param name of the codec
     * @param mean at each quality, bits and PSNR averaged over the pictures
     * @param rate the Bjøntegaard delta rate against the reference in percent, averaged over the pictures; NaN where no
     *     picture has one
     * @param ofMean the same of the mean curves
     * @param psnr the Bjøntegaard delta PSNR of the mean curves in dB
     * @param compared pictures that have a delta
     */
    public record Row(String name, List<RateCurve.Point> mean, double rate, double ofMean, double psnr, int compared) {}

    /**
     * One picture.
     *
     * @param name of it
     * @param rates of the codecs in their order, in percent against the reference; NaN where there is none
     * @param curves of the codecs, as they were measured
     */
    public record Image(String name, List<Double> rates, List<List<RateCurve.Point>> curves) {

        public Image {
            rates = List.copyOf(rates);
            curves = List.copyOf(curves);
        }
    }

    /** Returns the pictures, in the order in which they came. */
    public List<Image> images() {
        List<Image> images = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            int number = i;
            images.add(new Image(
                    names.get(i),
                    codecs.stream().map(codec -> rate(codec, number)).toList(),
                    codecs.stream()
                            .map(codec -> measured.get(codec).get(number))
                            .toList()));
        }
        return images;
    }

    private double rate(RateCodec codec, int picture) {
        return RateCurve.of(measured.get(codec).get(picture))
                .rateAgainst(RateCurve.of(measured.get(reference).get(picture)), LOW, HIGH);
    }

    /** Returns the bits a pixel of the pictures as PNG, without loss: their mean. */
    public double pngBits() {
        return png.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    /** Returns the figures, in the order of the codecs. */
    public List<Row> rows() {
        return codecs.stream().map(this::row).toList();
    }

    private Row row(RateCodec codec) {
        double sum = 0;
        int compared = 0;
        for (int i = 0; i < names.size(); i++) {
            double rate = rate(codec, i);
            if (!Double.isNaN(rate)) {
                sum += rate;
                compared++;
            }
        }
        List<RateCurve.Point> mean = mean(codec);
        RateCurve curve = RateCurve.of(mean);
        RateCurve other = RateCurve.of(mean(reference));
        return new Row(
                codec.name(),
                mean,
                compared == 0 ? Double.NaN : sum / compared,
                curve.rateAgainst(other, LOW, HIGH),
                curve.psnrAgainst(other),
                compared);
    }

    private List<RateCurve.Point> mean(RateCodec codec) {
        List<RateCurve.Point> mean = new ArrayList<>();
        for (int quality = 0; quality < codec.qualities().size(); quality++) {
            double bits = 0;
            double psnr = 0;
            for (List<RateCurve.Point> picture : measured.get(codec)) {
                bits += picture.get(quality).bits() / names.size();
                psnr += picture.get(quality).psnr() / names.size();
            }
            mean.add(new RateCurve.Point(bits, psnr));
        }
        return mean;
    }

    /** Returns the report as a table for people. */
    public String text() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%d pictures; whole files; PSNR over all samples. BD-rate between %.0f and %.0f dB against %s:%n%n"
                        + "%-16s %10s %12s %10s%n",
                names.size(),
                LOW,
                HIGH,
                reference.name(),
                "",
                "BD-rate",
                "mean curve",
                "BD-PSNR"));
        List<Row> rows = rows();
        for (Row row : rows) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-16s %8.1f %% %10.1f %% %7.2f dB%n",
                    row.name(),
                    row.rate(),
                    row.ofMean(),
                    row.psnr()));
        }
        for (Row row : rows) {
            text.append(String.format(Locale.ROOT, "%n%-16s bits a pixel: dB ", row.name()));
            row.mean()
                    .forEach(point ->
                            text.append(String.format(Locale.ROOT, " %.3f: %.2f", point.bits(), point.psnr())));
        }
        return text.append(String.format(Locale.ROOT, "%n%n%-16s bits a pixel: %.2f, without loss%n", "png", pngBits()))
                .toString();
    }

    /**
     * Returns the report as a page that needs nothing beside it.
     *
     * @param shots pictures to be looked at
     */
    public String html(String title, List<RateShot> shots) {
        String about = String.format(
                Locale.ROOT,
                "%d pictures; whole files, headers included; PSNR over all samples. The Bjøntegaard delta rate (PCHIP)"
                        + " is taken between %.0f and %.0f dB against %s. As PNG, without loss, the pictures take %.2f"
                        + " bits a pixel.",
                names.size(),
                LOW,
                HIGH,
                reference.name(),
                pngBits());
        return new RatePage(this, shots).html(title, about);
    }

    /** Returns all points as CSV. */
    public String csv() {
        StringBuilder text =
                new StringBuilder(Csv.line(List.of("image", "codec", "setting", "bits-per-pixel", "psnr")));
        for (RateCodec codec : codecs) {
            for (int i = 0; i < names.size(); i++) {
                List<RateCurve.Point> points = measured.get(codec).get(i);
                for (int k = 0; k < points.size(); k++) {
                    text.append(Csv.line(List.of(
                            names.get(i),
                            codec.name(),
                            codec.qualities().get(k).toString(),
                            Double.toString(points.get(k).bits()),
                            Double.toString(points.get(k).psnr()))));
                }
            }
        }
        for (int i = 0; i < names.size(); i++) {
            text.append(Csv.line(List.of(names.get(i), "png", "", Double.toString(png.get(i)), "")));
        }
        return text.toString();
    }

    /** Returns the figures as JSON. */
    public String json() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("images", names.size());
        all.put("reference", reference.name());
        all.put("png-bits-per-pixel", pngBits());
        List<Object> rows = new ArrayList<>();
        for (Row row : rows()) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("codec", row.name());
            put(object, "bd-rate", row.rate());
            put(object, "bd-rate-of-mean", row.ofMean());
            put(object, "bd-psnr", row.psnr());
            object.put(
                    "mean",
                    row.mean().stream()
                            .map(point -> List.of((Object) point.bits(), point.psnr()))
                            .toList());
            rows.add(object);
        }
        all.put("codecs", rows);
        all.put("pictures", images().stream().map(this::json).toList());
        return Json.of(all);
    }

    private Map<String, Object> json(Image image) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", image.name());
        Map<String, Object> rates = new LinkedHashMap<>();
        for (int i = 0; i < codecs.size(); i++) {
            put(rates, codecs.get(i).name(), image.rates().get(i));
        }
        object.put("bd-rate", rates);
        return object;
    }

    private static void put(Map<String, Object> object, String key, double value) {
        if (!Double.isNaN(value)) {
            object.put(key, value);
        }
    }
}
