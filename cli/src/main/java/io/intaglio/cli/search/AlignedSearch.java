package io.intaglio.cli.search;

import io.intaglio.image.Affine;
import io.intaglio.image.ImageBatch;
import io.intaglio.spi.VectorIndex;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Searches an index by vectors and then aligns the results with the query picture (spatial verification, after Philbin
 * et al. 2007). Pictures that show the same come first, ordered by their similarity. All others keep the order of their
 * vectors.
 */
public final class AlignedSearch {

    /** A picture of this share of explained variation shows the same. */
    private static final double SAME = 0.9;

    /** A picture of this share is the same, and a further search would find no better one. */
    private static final double SURE = 0.999;

    /** Results of the first search and of each further one. */
    private static final int FIRST = 50;

    private static final int FURTHER = 200;

    /** A rough alignment that is better by so much is worth an exact one. */
    private static final double PROGRESS = 0.01;

    private static final Alignment.Aligned NOT_YET = new Alignment.Aligned(Affine.NONE, -1);

    /** Pictures that are aligned exactly after each search, those that are most similar by the rough alignment. */
    private static final int EXACT = 50;

    /** Directions in which an object is shown, for its frame may be turned by any angle where it is nearly round. */
    private static final int TURNS = 12;

    /** Searches in the frames of what is most similar. */
    private static final int GUIDES = 12;

    /** Those of them before the object is turned. */
    private static final int FIRST_GUIDES = 3;

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
     * @param objects whether the vectors are those of objects in their frames
     */
    public AlignedSearch(VectorIndex index, ThumbnailFile thumbnails, boolean objects) {
        this.index = index;
        this.thumbnails = thumbnails;
        this.objects = objects;
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
        List<VectorIndex.Match> nearest = query.search(query.vector, query.frame, Math.max(count, FIRST));
        if (objects && !query.alignment.plain()) {
            query.lookFurther();
        }
        return query.ordered(nearest, count);
    }

    /** A picture of the index that was met. */
    private static final class Candidate {

        private final VectorIndex.Match match;
        private final Alignment.Sizes sizes;
        private final Affine frame;
        private Alignment.Aligned rough = NOT_YET;
        private Alignment.Aligned exact = NOT_YET;

        /** Whether the rough alignment has become better since the exact one. */
        private boolean better;

        private boolean followed;

        Candidate(VectorIndex.Match match, ThumbnailFile.Kept kept) {
            this.match = match;
            this.sizes = Alignment.Sizes.of(kept.image());
            this.frame = kept.frame();
        }

        void alignRoughly(Alignment alignment, Affine start) {
            Alignment.Aligned fit = alignment.rough(sizes, start);
            if (fit.similarity() > rough.similarity() + PROGRESS) {
                rough = fit;
                better = true;
            }
        }

        void alignExactly(Alignment alignment, double best) {
            Alignment.Aligned fit = alignment.exact(sizes, rough.motion(), best);
            better = false;
            if (fit.similarity() > exact.similarity()) {
                exact = fit;
            }
        }

        /** What is known best. */
        Alignment.Aligned fit() {
            return exact.similarity() < 0 ? rough : exact;
        }
    }

    /** A query picture with the pictures that were aligned with it. */
    private final class Query {

        private final ImageBatch image;
        private final Function<ImageBatch, float[]> embedding;
        private final Alignment alignment;
        private final Affine frame;
        private final GrayImage ground;

        /** Of the picture in its own frame, in which it is looked for twice. */
        private final float[] vector;

        private final GrayImage gray;
        private final Map<Long, Candidate> met = new HashMap<>();
        private double best;

        Query(ImageBatch image, Function<ImageBatch, float[]> embedding, GrayImage gray) {
            this.image = image;
            this.embedding = embedding;
            this.gray = gray;
            this.alignment = new Alignment(gray);
            this.frame = objects ? ObjectFrame.of(gray) : Affine.NONE;
            this.ground = ObjectFrame.groundOf(gray);
            this.vector = vector(frame, ground);
        }

        /** Returns the vector of the picture shown in a frame, and beyond its border another one. */
        private float[] vector(Affine shownIn, GrayImage beyond) {
            return embedding.apply(objects ? ObjectFrame.shown(image, shownIn, beyond) : image);
        }

        /** Searches with the vector of the picture in a frame, and aligns what is found. */
        List<VectorIndex.Match> search(float[] shown, Affine shownIn, int most) throws IOException {
            List<VectorIndex.Match> matches = index.nearest(shown, most);
            Affine inFrame = shownIn.inverse();
            List<Candidate> candidates = new ArrayList<>();
            for (VectorIndex.Match match : matches) {
                Candidate candidate = met.get(match.number());
                if (candidate == null) {
                    candidate = new Candidate(match, thumbnails.get(match.number()));
                    met.put(match.number(), candidate);
                }
                candidate.alignRoughly(alignment, candidate.frame.after(inFrame));
                candidates.add(candidate);
            }
            List<Candidate> promising = sorted(candidates, each -> each.rough)
                    .filter(each -> each.better)
                    .limit(EXACT)
                    .toList();
            for (int i = 0; i < promising.size() && best < SURE; i++) {
                promising.get(i).alignExactly(alignment, best);
                best = Math.max(best, promising.get(i).exact.similarity());
            }
            return matches;
        }

        /**
         * Shows the object in other frames until one is sure. What the border cuts has another frame than the whole
         * object. Pictures that are like it know that of the whole, and what lies beyond the border.
         */
        void lookFurther() throws IOException {
            if (best < SURE) {
                search(vector, frame, FURTHER);
            }
            follow(FIRST_GUIDES);
            for (int turn = 1; turn < TURNS && best < SURE; turn++) {
                Affine turned = frame.after(Affine.turn(2 * Math.PI * turn / TURNS));
                search(vector(turned, ground), turned, FURTHER);
            }
            follow(GUIDES - FIRST_GUIDES);
        }

        private void follow(int guides) throws IOException {
            for (int i = 0; i < guides && best < SURE; i++) {
                Optional<Candidate> guide = sorted(met.values(), Candidate::fit)
                        .filter(each -> !each.followed)
                        .findFirst();
                if (guide.isPresent()) {
                    guide.get().followed = true;
                    follow(guide.get());
                }
            }
        }

        private void follow(Candidate guide) throws IOException {
            Affine motion = guide.fit().motion();
            GrayImage whole = guide.sizes.whole();
            PhotometricMap light = PhotometricMap.of(whole.moved(motion).pixels(), gray.pixels());
            float[] beyond = whole.moved(guide.frame).pixels();
            for (int i = 0; i < beyond.length; i++) {
                beyond[i] = light.on(beyond[i]);
            }
            Affine shownIn = motion.inverse().after(guide.frame);
            search(vector(shownIn, new GrayImage(whole.height(), whole.width(), beyond)), shownIn, FURTHER);
        }

        /** Those that show the same, and then the others in the order of their vectors. */
        List<Found> ordered(List<VectorIndex.Match> nearest, int count) {
            List<Candidate> ordered = new ArrayList<>(sorted(met.values(), each -> each.exact)
                    .filter(each -> each.exact.similarity() >= SAME)
                    .limit(count)
                    .toList());
            for (int i = 0; i < nearest.size() && ordered.size() < count; i++) {
                Candidate known = met.get(nearest.get(i).number());
                if (!ordered.contains(known)) {
                    known.alignExactly(alignment, best);
                    ordered.add(known);
                }
            }
            return ordered.stream()
                    .map(each -> new Found(each.match.name(), each.match.distance(), each.exact.similarity()))
                    .toList();
        }
    }

    private static Stream<Candidate> sorted(
            Collection<Candidate> candidates, Function<Candidate, Alignment.Aligned> by) {
        return candidates.stream()
                .sorted(Comparator.comparingDouble(
                                (Candidate each) -> -by.apply(each).similarity())
                        .thenComparingLong(each -> each.match.number()));
    }
}
