package io.intaglio.tasks.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Measures how well scores separate anomalous images from normal ones, independently of a threshold.
 *
 * @param groups of equal scores, the highest first
 * @param normal number of normal images
 * @param anomalous number of anomalous ones
 */
record Ranking(List<Group> groups, long normal, long anomalous) {

    /** The score of an image, and whether the image is anomalous. */
    record Scored(double score, boolean anomalous) {}

    /** The numbers of images with the same score. */
    record Group(long normal, long anomalous) {}

    static Ranking of(List<Scored> scored) {
        List<Scored> sorted = scored.stream()
                .sorted(Comparator.comparingDouble(Scored::score).reversed())
                .toList();
        List<Group> groups = new ArrayList<>();
        long normal = 0;
        long anomalous = 0;
        for (int from = 0; from < sorted.size(); ) {
            long[] counts = new long[2];
            int at = from;
            while (at < sorted.size()
                    && sorted.get(at).score() == sorted.get(from).score()) {
                counts[sorted.get(at).anomalous() ? 1 : 0]++;
                at++;
            }
            groups.add(new Group(counts[0], counts[1]));
            normal += counts[0];
            anomalous += counts[1];
            from = at;
        }
        return new Ranking(List.copyOf(groups), normal, anomalous);
    }

    /**
     * Returns the probability that an anomalous image has a higher score than a normal one. Equal scores count half.
     */
    double auroc() {
        double area = 0;
        long found = 0;
        for (Group group : groups) {
            area += group.normal() * (found + group.anomalous() / 2.0);
            found += group.anomalous();
        }
        return area / ((double) normal * anomalous);
    }

    /** Returns the average precision: the mean of the precisions at which the anomalous images are found. */
    double averagePrecision() {
        double sum = 0;
        long found = 0;
        long told = 0;
        for (Group group : groups) {
            found += group.anomalous();
            told += group.anomalous() + group.normal();
            sum += group.anomalous() * (found / (double) told);
        }
        return sum / anomalous;
    }

    /** Returns the largest harmonic mean of precision and recall over all thresholds. */
    double bestF1() {
        double best = 0;
        long found = 0;
        long told = 0;
        for (Group group : groups) {
            found += group.anomalous();
            told += group.anomalous() + group.normal();
            best = Math.max(best, 2.0 * found / (told + anomalous));
        }
        return best;
    }
}
