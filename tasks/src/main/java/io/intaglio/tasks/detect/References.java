package io.intaglio.tasks.detect;

import io.intaglio.image.ImageBatch;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The normal images that others are compared with.
 *
 * @param spread of their codes; empty where the network has none
 * @param neighbours their vectors, for the parts that look for the nearest
 */
record References(Optional<Mahalanobis> spread, Map<Part, Neighbours> neighbours) {

    /**
     * An image and what the network makes of it.
     *
     * @param image of the network's size and channels
     * @param observation of it
     */
    record Seen(ImageBatch image, Observation observation) {}

    /** Collects what the parts need of normal images, at least one. */
    static References of(List<Seen> normal, List<Part> parts) {
        List<float[]> codes =
                normal.stream().map(seen -> seen.observation().code()).toList();
        Optional<Mahalanobis> spread =
                codes.get(0).length == 0 ? Optional.empty() : Optional.of(Mahalanobis.fit(codes));
        Map<Part, Neighbours> neighbours = new EnumMap<>(Part.class);
        for (Part part : parts) {
            List<float[]> vectors = new ArrayList<>();
            for (Seen seen : normal) {
                vector(part, seen, spread).ifPresent(vectors::add);
            }
            if (!vectors.isEmpty()) {
                neighbours.put(part, new Neighbours(vectors));
            }
        }
        return new References(spread, neighbours);
    }

    private static Optional<float[]> vector(Part part, Seen seen, Optional<Mahalanobis> spread) {
        return switch (part) {
            case NEIGHBOURS ->
                spread.map(known -> known.whitened(seen.observation().code()));
            case PIXELS -> Optional.of(Appearance.pixels(seen.image()));
            case EDGES -> Optional.of(Appearance.edges(seen.image()));
            default -> Optional.empty();
        };
    }

    /** Returns the scores of an image, the higher the less normal; parts that need a code are left out without one. */
    Map<Part, Double> scores(Seen seen, List<Part> parts) {
        Map<Part, Double> scores = new EnumMap<>(Part.class);
        for (Part part : parts) {
            switch (part) {
                case RESTORATION -> scores.put(part, seen.observation().error());
                case CODE ->
                    spread.ifPresent(known -> scores.put(
                            part,
                            Mahalanobis.distance(
                                    known.whitened(seen.observation().code()))));
                default -> {
                    Neighbours near = neighbours.get(part);
                    if (near != null) {
                        vector(part, seen, spread).ifPresent(vector -> scores.put(part, near.distance(vector)));
                    }
                }
            }
        }
        return scores;
    }
}
