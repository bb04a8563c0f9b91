package io.intaglio.tasks.generate;

import io.intaglio.config.InvalidInputException;
import io.intaglio.network.Shape;
import io.intaglio.network.Tensor;
import io.intaglio.network.Weights;
import io.intaglio.plate.Safetensors;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Mixtures of normal distributions of codes: one for all codes, and one for each class with enough examples.
 *
 * @param shape shape of a code
 * @param all the mixture of all codes
 * @param classes the mixtures of the classes, by their numbers
 */
record Mixtures(Shape shape, GaussianMixture all, Map<Integer, GaussianMixture> classes) {

    /** Largest length of a code. The covariance of longer codes would need gigabytes. */
    static final int MOST_NUMBERS = 512;

    private static final String ENTRY = "mixture.safetensors";
    private static final String SHAPE = "code.shape";
    private static final String ALL = "all.";
    private static final int LEAST_FOR_A_CLASS = 20;

    /** Fits mixtures with the given number of components. */
    static Mixtures fit(Codes codes, int components) {
        Map<Integer, GaussianMixture> classes = new TreeMap<>();
        for (int label = 0; label < codes.classes(); label++) {
            float[][] rows = codes.ofClass(label);
            if (rows.length >= LEAST_FOR_A_CLASS) {
                classes.put(label, GaussianMixture.fit(rows, components, 1));
            }
        }
        return new Mixtures(codes.shape(), GaussianMixture.fit(codes.numbers(), components, 1), classes);
    }

    /** Returns the entries for a plate. */
    Map<String, byte[]> entries() {
        Map<String, Tensor> tensors = new LinkedHashMap<>(all.tensors(ALL));
        classes.forEach((label, mixture) -> tensors.putAll(mixture.tensors(prefix(label))));
        if (shape instanceof Shape.Map map) {
            tensors.put(SHAPE, Tensor.of(List.of(3), new float[] {map.channels(), map.height(), map.width()}));
        }
        return Map.of(ENTRY, Safetensors.write(Weights.of(tensors)));
    }

    private static String prefix(int label) {
        return "class-" + label + ".";
    }

    /** Returns the mixtures from the result of {@link #entries}; empty if there are none. */
    static Optional<Mixtures> of(Map<String, byte[]> entries) {
        byte[] entry = entries.get(ENTRY);
        if (entry == null) {
            return Optional.empty();
        }
        Weights kept = Safetensors.read(entry, ENTRY);
        GaussianMixture all = GaussianMixture.of(kept, ALL)
                .orElseThrow(() -> new InvalidInputException("the plate's mixture is damaged: it is not there"));
        Map<Integer, GaussianMixture> classes = new HashMap<>();
        for (String name : kept.names()) {
            if (name.matches("class-[0-9]{1,6}\\.share")) {
                int label = Integer.parseInt(name.substring("class-".length(), name.indexOf('.')));
                classes.put(label, GaussianMixture.of(kept, prefix(label)).orElseThrow());
            }
        }
        Shape shape = shape(kept.get(SHAPE), all.length());
        if (shape.size() != all.length()
                || classes.values().stream().anyMatch(mixture -> mixture.length() != all.length())) {
            throw new InvalidInputException("the plate's mixture is damaged: its codes have several lengths");
        }
        return Optional.of(new Mixtures(shape, all, classes));
    }

    private static Shape shape(Tensor kept, int length) {
        if (kept == null || kept.data().length != 3) {
            return new Shape.Vector(length);
        }
        int[] extents =
                IntStream.range(0, 3).map(i -> Math.round(kept.data()[i])).toArray();
        if (Arrays.stream(extents).anyMatch(extent -> extent < 1 || extent > MOST_NUMBERS)) {
            throw new InvalidInputException("the plate's mixture is damaged: a code has no such shape");
        }
        return new Shape.Map(extents[0], extents[1], extents[2]);
    }

    /**
     * Returns the distribution of codes. Codes without a class are drawn from the mixture of all codes.
     *
     * @param temperature factor of deviations from a component's mean
     */
    CodeDistribution distribution(double temperature) {
        return (labels, random) -> {
            float[][] codes = new float[labels.length][];
            for (int i = 0; i < codes.length; i++) {
                codes[i] = mixture(labels[i]).sample(random, temperature);
            }
            return Codes.joined(shape, codes);
        };
    }

    /**
     * Returns the distribution of codes whose numbers are independent of each other. Each number has its distribution
     * in the mixture.
     *
     * @param temperature factor of deviations from a component's mean
     */
    CodeDistribution independent(double temperature) {
        return (labels, random) -> {
            float[][] codes = new float[labels.length][(int) shape.size()];
            for (int i = 0; i < codes.length; i++) {
                for (int c = 0; c < codes[i].length; c++) {
                    codes[i][c] = mixture(labels[i]).sample(random, temperature)[c];
                }
            }
            return Codes.joined(shape, codes);
        };
    }

    private GaussianMixture mixture(int label) {
        if (label < 0) {
            return all;
        }
        GaussianMixture mixture = classes.get(label);
        if (mixture == null) {
            throw new InvalidInputException("this plate has no mixture for the class " + label
                    + (classes.isEmpty()
                            ? ", nor for any other"
                            : "; there are those for " + new TreeMap<>(classes).keySet())
                    + ". A class has one if the data has at least " + LEAST_FOR_A_CLASS + " examples of it");
        }
        return mixture;
    }
}
