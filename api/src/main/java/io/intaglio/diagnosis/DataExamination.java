package io.intaglio.diagnosis;

import io.intaglio.config.InvalidInputException;
import io.intaglio.data.Example;
import io.intaglio.data.Permutation;
import io.intaglio.data.Source;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/** Examines images in an order that a seed decides, until there are enough. */
final class DataExamination {

    private static final long MOST_IMAGES = 100_000;

    /** Photographs of many megapixels take a good part of a second each. */
    private static final long MOST_PIXELS = 256_000_000;

    private final Source data;
    private final CodePlan plan;
    private final ImageCensus census = new ImageCensus();
    private final SpectrumImages images = new SpectrumImages();
    private final long[] byClass;
    private long examined;
    private long unreadable;
    private long pixels;

    DataExamination(Source data, CodePlan plan) {
        this.data = data;
        this.plan = plan;
        this.byClass = new long[data.classes().size()];
    }

    DataDiagnosis run(LongConsumer progress) throws IOException {
        Permutation order = Permutation.of(data.size(), 1);
        IOException last = null;
        long most = Math.min(MOST_IMAGES, data.size());
        for (long i = 0; i < most && pixels < MOST_PIXELS; i++) {
            try {
                take(data.get(order.at(i)));
            } catch (IOException | OutOfMemoryError e) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedIOException("interrupted while the data was looked at");
                }
                unreadable++;
                last = e instanceof IOException unread
                        ? unread
                        : new IOException(data.name(order.at(i)) + " is too large for Java's memory (-Xmx)", e);
            }
            examined++;
            progress.accept(examined);
        }
        if (unreadable == examined) {
            throw new InvalidInputException(
                    "none of the images that were looked at can be read"
                            + (last == null ? "" : ": " + last.getMessage()),
                    last);
        }
        SpectrumFrame frame = images.frame();
        PrincipalSpectrum spectrum = PrincipalSpectrum.of(images.rows(frame));
        DataDiagnosis bare = new DataDiagnosis(
                data.size(), examined, unreadable, census.facts(), classes(), spectrum, frame, plan, List.of());
        return bare.with(DataFindings.of(bare));
    }

    private void take(Example example) {
        pixels += (long) example.image().height() * example.image().width();
        census.add(example);
        images.add(example.image());
        int label = example.label().orElse(-1);
        if (label >= 0 && label < byClass.length) {
            byClass[label]++;
        }
    }

    private Map<String, Long> classes() {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (int label = 0; label < byClass.length; label++) {
            counts.put(data.classes().get(label), byClass[label]);
        }
        return counts;
    }
}
