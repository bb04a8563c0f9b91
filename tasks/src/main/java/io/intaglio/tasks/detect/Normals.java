package io.intaglio.tasks.detect;

import io.intaglio.config.InvalidInputException;
import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.image.ImageBatch;
import io.intaglio.model.Tiling;
import io.intaglio.task.Fitting;
import io.intaglio.tasks.Sampled;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Fits a detector to normal images.
 *
 * @param kind kind of anomalies
 * @param parts scores that are combined
 * @param references largest number of images to store
 */
record Normals(AnomalyKind kind, List<PartialScore> parts, int references) {

    private static final int BATCH = 32;
    private static final long MOST_HELD_OUT = 20_000;

    /** Smallest number of held-out images for converting several scores to a common scale. */
    private static final int LEAST = 20;

    /**
     * Fits a detector.
     *
     * @param heldOut normal images that were held out from learning; the training data if there are none
     */
    Detector fit(Fitting fitting, Source heldOut) {
        check(heldOut == fitting.data() ? 0 : heldOut.size());
        References known = references(fitting);
        List<Map<PartialScore, Double>> scores = new ArrayList<>();
        List<Double> heat = new ArrayList<>();
        each(fitting, heldOut, MOST_HELD_OUT, "scoring held-out normal images", seen -> {
            scores.add(known.scores(seen, parts));
            heat.add((double) seen.heat().most());
        });
        check(scores);
        if (parts.size() == 1) {
            // The scale of a single score does not change the order.
            return Detector.fit(known, scores, scores, heat);
        }
        List<Map<PartialScore, Double>> scaled = new ArrayList<>();
        List<Map<PartialScore, Double>> calibrating = new ArrayList<>();
        for (int i = 0; i < scores.size(); i++) {
            (i % 3 == 0 ? scaled : calibrating).add(scores.get(i));
        }
        return Detector.fit(known, scaled, calibrating, heat);
    }

    /** Checks that there are enough held-out images. */
    void check(long heldOut) {
        boolean single = parts.size() == 1 && kind == AnomalyKind.DEFECT;
        if (!single && heldOut < LEAST) {
            throw new InvalidInputException("what is normal follows from at least " + LEAST
                    + " normal images that were held out from learning, and there are " + heldOut
                    + "; give more images, or train with a larger share of them held out (--set held-out=0.3)");
        }
    }

    private static void check(List<Map<PartialScore, Double>> scores) {
        if (scores.get(0).isEmpty()) {
            throw new InvalidInputException(
                    "none of the chosen scores can be taken of this network, which has no code; choose other parts");
        }
        if (scores.size() > 1 && scores.stream().distinct().count() == 1) {
            throw new InvalidInputException("all " + scores.size()
                    + " held-out images look the same to the network, so there is nothing to tell normal ones by;"
                    + " give images that differ");
        }
    }

    private References references(Fitting fitting) {
        if (parts.stream().noneMatch(PartialScore::remembers)) {
            return References.NONE;
        }
        References.Collector collector = new References.Collector(parts);
        if (parts.stream().allMatch(PartialScore::looks)) {
            Sampled.examples(fitting.data(), references)
                    .map(example -> Observation.unseen(kind.framed(fitting.model(), example.image())))
                    .forEach(collector::add);
        } else {
            each(fitting, fitting.data(), references, "storing normal images", collector::add);
        }
        return collector.references();
    }

    private void each(Fitting fitting, Source data, long most, String activity, Consumer<Observation> sink) {
        List<ImageBatch> images = new ArrayList<>();
        long total = Math.min(most, data.size());
        long done = 0;
        for (Iterator<Example> examples = Sampled.examples(data, most).iterator(); examples.hasNext(); ) {
            ImageBatch image = kind.framed(fitting.model(), examples.next().image());
            if (!images.isEmpty()
                    && (images.size() == BATCH || !images.get(0).spec().equals(image.spec()))) {
                done += observe(fitting, images, sink);
                fitting.progress(activity, done, total);
            }
            images.add(image);
        }
        if (!images.isEmpty()) {
            done += observe(fitting, images, sink);
        }
        if (done == 0) {
            throw new InvalidInputException("the data holds no image that can be read");
        }
    }

    private int observe(Fitting fitting, List<ImageBatch> images, Consumer<Observation> sink) {
        kind.observed(fitting.model(), images, Tiling.DEFAULT).forEach(sink);
        int count = images.size();
        images.clear();
        return count;
    }
}
