package io.intaglio.diagnosis;

import io.intaglio.data.Example;
import io.intaglio.data.SplitMix64;
import io.intaglio.image.ImageBatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts the properties of images, one by one. */
final class ImageCensus {

    private final Map<String, Long> sizes = new HashMap<>();
    private final Map<String, Long> colours = new HashMap<>();
    private final Map<String, Long> depths = new HashMap<>();
    private final List<String> constant = new ArrayList<>();

    /** The class of the first image of some content, by a hash of that. */
    private final Map<Long, Integer> seen = new HashMap<>();

    private long copies;
    private long disputed;
    private double sum;
    private double squares;
    private long numbers;

    void add(Example example) {
        ImageBatch image = example.image();
        sizes.merge(image.width() + "x" + image.height(), 1L, Long::sum);
        depths.merge(depth(example), 1L, Long::sum);
        float[] data = image.data();
        colours.merge(colour(image, data), 1L, Long::sum);
        if (oneColour(data, image.channels())) {
            constant.add(example.name());
        }
        long hash = SplitMix64.mix(image.width() * 31L + image.channels());
        for (float value : data) {
            hash = SplitMix64.mix(hash ^ Float.floatToRawIntBits(value));
            sum += value;
            squares += (double) value * value;
        }
        numbers += data.length;
        int label = example.label().orElse(-1);
        Integer first = seen.putIfAbsent(hash, label);
        if (first != null) {
            copies++;
            disputed += first == label ? 0 : 1;
        }
    }

    private static String depth(Example example) {
        var type = example.origin().image().type();
        return type.bits() + "-bit " + (type.floating() ? "floats" : "integers");
    }

    private static String colour(ImageBatch image, float[] data) {
        if (image.channels() != 3) {
            return ImageFacts.GRAY;
        }
        for (int i = 0; i < data.length; i += 3) {
            if (data[i] != data[i + 1] || data[i] != data[i + 2]) {
                return ImageFacts.COLOUR;
            }
        }
        return ImageFacts.GRAY_AS_COLOUR;
    }

    private static boolean oneColour(float[] data, int channels) {
        for (int i = channels; i < data.length; i++) {
            if (data[i] != data[i - channels]) {
                return false;
            }
        }
        return true;
    }

    ImageFacts facts() {
        double mean = numbers == 0 ? 0 : sum / numbers;
        double variance = numbers == 0 ? 0 : Math.max(0, squares / numbers - mean * mean);
        return new ImageFacts(
                sorted(sizes), sorted(colours), sorted(depths), constant, copies, disputed, mean, Math.sqrt(variance));
    }

    private static Map<String, Long> sorted(Map<String, Long> counts) {
        Map<String, Long> sorted = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }
}
