package io.intaglio.tasks.detect;

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

    /** No images, where no part asks for them. */
    static final References NONE = new References(Optional.empty(), Map.of());

    /** Collects vectors of normal images. */
    static final class Collector {

        private final List<Part> parts;
        private final List<float[]> codes = new ArrayList<>();
        private final Map<Part, List<float[]>> vectors = new EnumMap<>(Part.class);

        Collector(List<Part> parts) {
            this.parts = parts;
        }

        void add(Observation seen) {
            if (seen.code().length > 0) {
                codes.add(seen.code());
            }
            for (Part part : parts) {
                appearance(part, seen)
                        .ifPresent(vector -> vectors.computeIfAbsent(part, any -> new ArrayList<>())
                                .add(vector));
            }
        }

        References references() {
            Map<Part, Neighbours> neighbours = new EnumMap<>(Part.class);
            vectors.forEach((part, all) -> neighbours.put(part, new Neighbours(all)));
            if (codes.isEmpty() || !parts.contains(Part.CODE) && !parts.contains(Part.NEIGHBOURS)) {
                return new References(Optional.empty(), neighbours);
            }
            Mahalanobis spread = Mahalanobis.fit(codes);
            if (parts.contains(Part.NEIGHBOURS)) {
                neighbours.put(
                        Part.NEIGHBOURS,
                        new Neighbours(codes.stream().map(spread::whitened).toList()));
            }
            return new References(Optional.of(spread), neighbours);
        }
    }

    private static Optional<float[]> appearance(Part part, Observation seen) {
        return switch (part) {
            case PIXELS -> Optional.of(Appearance.pixels(seen.image()));
            case EDGES -> Optional.of(Appearance.edges(seen.image()));
            default -> Optional.empty();
        };
    }

    /** Returns the scores of an image, the higher the less normal; parts that need a code are left out without one. */
    Map<Part, Double> scores(Observation seen, List<Part> parts) {
        Map<Part, Double> scores = new EnumMap<>(Part.class);
        for (Part part : parts) {
            score(part, seen).ifPresent(score -> scores.put(part, score));
        }
        return scores;
    }

    private Optional<Double> score(Part part, Observation seen) {
        return switch (part) {
            case RESTORATION -> Optional.of(seen.error());
            case HEAT -> Optional.of((double) seen.heat().most());
            case CODE -> spread.map(known -> Mahalanobis.distance(known.whitened(seen.code())));
            case NEIGHBOURS -> spread.map(known -> neighbours.get(part).distance(known.whitened(seen.code())));
            case PIXELS, EDGES ->
                appearance(part, seen).map(vector -> neighbours.get(part).distance(vector));
        };
    }
}
