package io.intaglio.tasks.detect;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The normal images with which other images are compared.
 *
 * @param spread distribution of their codes; empty if the network has no code
 * @param neighbours their vectors, for the scores that use nearest neighbours
 */
record References(Optional<Mahalanobis> spread, Map<PartialScore, NearestNormals> neighbours) {

    /** No references, if no score needs them. */
    static final References NONE = new References(Optional.empty(), Map.of());

    /** Collects vectors of normal images. */
    static final class Collector {

        private final List<PartialScore> parts;
        private final List<float[]> codes = new ArrayList<>();
        private final Map<PartialScore, List<float[]>> vectors = new EnumMap<>(PartialScore.class);

        Collector(List<PartialScore> parts) {
            this.parts = parts;
        }

        void add(Observation seen) {
            if (seen.code().length > 0) {
                codes.add(seen.code());
            }
            for (PartialScore part : parts) {
                appearance(part, seen)
                        .ifPresent(vector -> vectors.computeIfAbsent(part, any -> new ArrayList<>())
                                .add(vector));
            }
        }

        References references() {
            Map<PartialScore, NearestNormals> neighbours = new EnumMap<>(PartialScore.class);
            vectors.forEach((part, all) -> neighbours.put(part, new NearestNormals(all)));
            if (codes.isEmpty() || !parts.contains(PartialScore.CODE) && !parts.contains(PartialScore.NEIGHBOURS)) {
                return new References(Optional.empty(), neighbours);
            }
            Mahalanobis spread = Mahalanobis.fit(codes);
            if (parts.contains(PartialScore.NEIGHBOURS)) {
                neighbours.put(
                        PartialScore.NEIGHBOURS,
                        new NearestNormals(codes.stream().map(spread::whitened).toList()));
            }
            return new References(Optional.of(spread), neighbours);
        }
    }

    private static Optional<float[]> appearance(PartialScore part, Observation seen) {
        return switch (part) {
            case PIXELS -> Optional.of(Appearance.pixels(seen.image()));
            case EDGES -> Optional.of(Appearance.edges(seen.image()));
            default -> Optional.empty();
        };
    }

    /**
     * Returns the scores of an image. Higher scores are less normal. Without a code, scores that need it are left out.
     */
    Map<PartialScore, Double> scores(Observation seen, List<PartialScore> parts) {
        Map<PartialScore, Double> scores = new EnumMap<>(PartialScore.class);
        for (PartialScore part : parts) {
            score(part, seen).ifPresent(score -> scores.put(part, score));
        }
        return scores;
    }

    private Optional<Double> score(PartialScore part, Observation seen) {
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
