package io.intaglio.cli.search;

import io.intaglio.image.ImageBatch;
import io.intaglio.spi.VectorIndex;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Searches an index by vectors and then aligns the results with the query picture (spatial verification, after Philbin
 * et al. 2007). Pictures that show the same come first, ordered by their similarity. All others keep the order of their
 * vectors.
 */
public final class AlignedSearch {

    /** A picture of this share of explained variation shows the same. */
    private static final double SAME = 0.9;

    /** A picture of this share is the same, and a further search would find no better one. */
    private static final double SURE = 0.995;

    /** Pictures that are aligned in any case, and those that are until a sure one is met. */
    private static final int LEAST = 10;

    private static final int MOST = 50;

    /** The same for each further frame in which the object is shown. */
    private static final int MOST_IN_FRAME = 200;

    /** Directions in which an object is shown, for its frame may be turned by any angle where it is nearly round. */
    private static final int TURNS = 6;

    /** Rounds in which the object is shown in the frames of what is most like it, and the number of those frames. */
    private static final int ROUNDS = 8;

    private static final int FRAMES = 6;

    private final VectorIndex index;
    private final ThumbnailFile thumbnails;
    private final boolean objects;

    /**
     * A picture that was found.
     *
     * @param name under which it was added
     * @param distance Euclidean, of the vectors
     * @param similarity share of the query picture's variation that the aligned picture explains, 0 to 1
     */
    public record Found(String name, double distance, double similarity) {}

    /**
     * Creates a search.
     *
     * @param thumbnails of the pictures of the index
     * @param objects whether the vectors are those of {@linkplain #framed framed} pictures
     */
    public AlignedSearch(VectorIndex index, ThumbnailFile thumbnails, boolean objects) {
        this.index = index;
        this.thumbnails = thumbnails;
        this.objects = objects;
    }

    /** Returns an image of an object on plain ground in the frame of the object: in the middle, evenly spread. */
    public static ImageBatch framed(ImageBatch image, Thumbnail thumbnail) {
        GrayImage gray = thumbnail.image();
        return ObjectFrame.shown(image, ObjectFrame.of(gray), gray.height(), gray.width());
    }

    /**
     * Returns the pictures that are most like another one.
     *
     * @param image one image, (1, height, width, channels), finite
     * @param embedding makes the vector of an image
     * @param count of them at most, at least 1
     * @throws IOException if the index cannot be read
     */
    public List<Found> find(ImageBatch image, Function<ImageBatch, float[]> embedding, int count) throws IOException {
        Query query = new Query(image, embedding, thumbnails.of(image).image());
        Affine frame = objects ? ObjectFrame.of(query.gray) : Affine.NONE;
        List<VectorIndex.Match> nearest = query.search(frame, Math.max(count, MOST), Math.max(count, LEAST));
        if (objects && !query.alignment.plain()) {
            query.lookFurther(frame);
        }
        return query.ordered(nearest, count);
    }

    /** A picture of the index that was aligned. */
    private record Candidate(VectorIndex.Match match, Affine frame, Alignment.Aligned fit) {}

    /** A query picture with the pictures that were aligned with it. */
    private final class Query {

        private final ImageBatch image;
        private final Function<ImageBatch, float[]> embedding;
        private final GrayImage gray;
        private final Alignment alignment;
        private final Map<Long, Candidate> aligned = new HashMap<>();
        private double best;

        Query(ImageBatch image, Function<ImageBatch, float[]> embedding, GrayImage gray) {
            this.image = image;
            this.embedding = embedding;
            this.gray = gray;
            this.alignment = new Alignment(gray);
        }

        /** Searches with the picture shown in a frame, and aligns at least so many until one is sure. */
        List<VectorIndex.Match> search(Affine frame, int most, int least) throws IOException {
            ImageBatch shown = objects ? ObjectFrame.shown(image, frame, gray.height(), gray.width()) : image;
            List<VectorIndex.Match> matches = index.nearest(embedding.apply(shown), most);
            for (int i = 0; i < matches.size() && (i < least || best < SURE); i++) {
                align(matches.get(i), frame);
            }
            return matches;
        }

        private Candidate align(VectorIndex.Match match, Affine frame) throws IOException {
            GrayImage other = thumbnails.get(match.number()).image();
            Affine its = objects ? ObjectFrame.of(other) : Affine.NONE;
            Candidate candidate = new Candidate(match, its, alignment.fit(other, its.after(frame.inverse())));
            best = Math.max(best, candidate.fit.similarity());
            return aligned.merge(
                    match.number(), candidate, (one, two) -> two.fit.similarity() > one.fit.similarity() ? two : one);
        }

        /**
         * Shows the object in other frames until one is sure. What the border cuts has another frame than the whole
         * object, and pictures that are like it know that of the whole.
         */
        void lookFurther(Affine frame) throws IOException {
            for (int turn = 1; turn < TURNS && best < SURE; turn++) {
                search(frame.after(Affine.turn(2 * Math.PI * turn / TURNS)), MOST_IN_FRAME, 0);
            }
            Set<Long> used = new HashSet<>();
            for (int round = 0; round < ROUNDS && best < SURE; round++) {
                List<Candidate> unused = mostSimilar().stream()
                        .filter(each -> !used.contains(each.match.number()))
                        .limit(FRAMES)
                        .toList();
                for (Candidate each : unused) {
                    used.add(each.match.number());
                    search(each.fit.motion().inverse().after(each.frame), MOST_IN_FRAME, 0);
                }
            }
        }

        private List<Candidate> mostSimilar() {
            return aligned.values().stream()
                    .sorted(Comparator.comparingDouble((Candidate each) -> -each.fit.similarity())
                            .thenComparingLong(each -> each.match.number()))
                    .toList();
        }

        /** Those that show the same, and then the others in the order of their vectors. */
        List<Found> ordered(List<VectorIndex.Match> nearest, int count) throws IOException {
            List<Candidate> ordered = new ArrayList<>(mostSimilar().stream()
                    .filter(each -> each.fit.similarity() >= SAME)
                    .limit(count)
                    .toList());
            Affine frame = objects ? ObjectFrame.of(gray) : Affine.NONE;
            for (int i = 0; i < nearest.size() && ordered.size() < count; i++) {
                Candidate known = aligned.get(nearest.get(i).number());
                if (known == null) {
                    known = align(nearest.get(i), frame);
                }
                if (!ordered.contains(known)) {
                    ordered.add(known);
                }
            }
            return ordered.stream()
                    .map(each -> new Found(each.match.name(), each.match.distance(), each.fit.similarity()))
                    .toList();
        }
    }
}
