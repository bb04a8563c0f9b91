package io.intaglio.cli.map;

import io.intaglio.cli.text.HtmlTemplate;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import io.intaglio.metric.Metrics;
import io.intaglio.text.Json;
import io.intaglio.train.Framing;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * A map of images by their vectors, with a thumbnail each: one HTML file that needs nothing beside it.
 *
 * @since 0.1
 */
public final class MapPage {

    private static final int SIDE = 32;

    /** Of the map, to which a page needs no more digits. */
    private static final double DIGITS = 1e4;

    private final String title;
    private final List<String> classes;
    private final List<float[]> vectors = new ArrayList<>();
    private final List<BufferedImage> thumbnails = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final List<Integer> labels = new ArrayList<>();

    /**
     * Creates an empty map.
     *
     * @param classes names of the classes, by number; may be shorter than there are classes
     */
    public MapPage(String title, List<String> classes) {
        this.title = title;
        this.classes = List.copyOf(classes);
    }

    /**
     * Adds an image.
     *
     * @param label its class, or -1
     * @param vector of the same length as the others
     */
    public void add(String name, ImageBatch image, int label, float[] vector) {
        ImageBatch small = new Framing.Cover(SIDE, SIDE).apply(image);
        int channels = small.channels() == 3 ? 3 : 1;
        ImageBatch seen = small.channels() == channels ? small : small.channels(0);
        thumbnails.add(Pictures.toBufferedImage(Picture.of(Metrics.clipped(seen))));
        names.add(name);
        labels.add(label);
        vectors.add(vector);
    }

    /** Returns the number of images. */
    public int size() {
        return vectors.size();
    }

    /** Returns whether all vectors are one and the same. */
    public boolean alike() {
        return vectors.stream().allMatch(vector -> Arrays.equals(vector, vectors.get(0)));
    }

    /** The ways from vectors to places on the map. */
    public enum Method {
        /** {@link Pacmap}. */
        PACMAP,
        /** {@link PrincipalPlane}. */
        PCA
    }

    /**
     * A drawn page.
     *
     * @param html the whole file
     * @param trustworthiness of the map with 12 neighbours, in [0, 1]
     */
    public record Drawn(String html, double trustworthiness) {}

    /** Draws the map. */
    public Drawn draw(Method method) {
        float[][] points = vectors.toArray(float[][]::new);
        float[][] map = method == Method.PCA ? PrincipalPlane.of(points) : Pacmap.of(points);
        double trust = Trustworthiness.of(points, map, 12);
        String text = String.format(
                Locale.ROOT,
                "%,d images by vectors of %d numbers, %s; trustworthiness %.3f (12 neighbours).",
                points.length,
                points[0].length,
                method == Method.PCA ? "their two principal components" : "PaCMAP",
                trust);
        String html = HtmlTemplate.read(MapPage.class, "map.html")
                .replace("{{title}}", HtmlTemplate.escape(title))
                .replace("{{text}}", HtmlTemplate.escape(text))
                .replace("{{data}}", Json.compact(data(map)).replace("<", "\\u003c"));
        return new Drawn(html, trust);
    }

    private Map<String, Object> data(float[][] map) {
        int across = (int) Math.ceil(Math.sqrt(thumbnails.size()));
        List<Object> places = new ArrayList<>();
        for (int i = 0; i < map.length; i++) {
            places.add(List.of(rounded(map[i][0]), rounded(map[i][1]), labels.get(i), names.get(i), i));
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("classes", classes);
        data.put("side", SIDE);
        data.put("across", across);
        data.put("points", places);
        data.put("atlas", atlas(across));
        return data;
    }

    private static double rounded(float value) {
        return Math.round(value * DIGITS) / DIGITS;
    }

    private String atlas(int across) {
        int down = (thumbnails.size() + across - 1) / across;
        BufferedImage all = new BufferedImage(across * SIDE, down * SIDE, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = all.createGraphics();
        for (int i = 0; i < thumbnails.size(); i++) {
            graphics.drawImage(thumbnails.get(i), i % across * SIDE, i / across * SIDE, null);
        }
        graphics.dispose();
        try (ByteArrayOutputStream png = new ByteArrayOutputStream()) {
            ImageIO.write(all, "png", png);
            return Base64.getEncoder().encodeToString(png.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
