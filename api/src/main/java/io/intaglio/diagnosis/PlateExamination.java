package io.intaglio.diagnosis;

import io.intaglio.config.InvalidInputException;
import io.intaglio.data.Example;
import io.intaglio.data.Permutation;
import io.intaglio.data.Source;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.image.Picture;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Condition;
import io.intaglio.model.LatentCodec;
import io.intaglio.model.Tiling;
import io.intaglio.train.Framing;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.LongConsumer;

/** Encodes images and rebuilds them. */
final class PlateExamination {

    private static final long MOST_IMAGES = 4000;
    private static final long MOST_PIXELS = 16_000_000;
    private static final int BATCH = 64;
    private static final double ALIKE = 0.95;
    private static final int MOST_TWINS = 10;

    private final Autoencoder model;
    private final LatentCodec codec;
    private final LongConsumer progress;
    private long seen;

    /** Images of one pass, with what they are told. */
    private final List<ImageBatch> images = new ArrayList<>();

    private final List<Integer> labels = new ArrayList<>();

    PlateExamination(Autoencoder model, LongConsumer progress) {
        this.model = model;
        this.progress = progress;
        this.codec = model.codec()
                .orElseThrow(
                        () -> new InvalidInputException("this plate has no code to diagnose: its decoder looks past"
                                + " the latent into the encoder; a plate of the architecture plain, collapsed or"
                                + " variational has one"));
        if (model.plan().code().size() == 0 || model.plan().weights().isEmpty()) {
            throw new InvalidInputException("this plate has no code to diagnose");
        }
    }

    PlateDiagnosis run(Source data, Optional<Source> other) throws IOException {
        CodeSample sample = new CodeSample();
        OptionalDouble error = pass(data, Optional.of(sample));
        long examined = seen;
        OptionalDouble otherError = other.isPresent() ? pass(other.get(), Optional.empty()) : OptionalDouble.empty();
        Covariance covariance = sample.covariance();
        List<CodeUnit> units = sample.units(covariance);
        PlateDiagnosis bare = new PlateDiagnosis(
                examined,
                units,
                twins(units, covariance.matrix()),
                sample.gaussian(),
                PriorHoles.share(sample.draws(), units, sample.gaussian()),
                error,
                otherError,
                List.of());
        return bare.with(PlateFindings.of(bare, model.architecture().objective()));
    }

    private OptionalDouble pass(Source data, Optional<CodeSample> sample) throws IOException {
        Permutation order = Permutation.of(data.size(), 1);
        Rebuilt rebuilt = new Rebuilt();
        IOException last = null;
        long pixels = 0;
        long before = seen;
        for (long i = 0; i < Math.min(MOST_IMAGES, data.size()) && pixels < MOST_PIXELS; i++) {
            try {
                Example example = data.get(order.at(i));
                ImageBatch image = framed(example.image());
                if (!images.isEmpty()
                        && (images.size() == BATCH || !images.get(0).spec().equals(image.spec()))) {
                    compute(sample, rebuilt);
                }
                images.add(image);
                labels.add(example.label().orElse(0));
                pixels += (long) image.height() * image.width();
                progress.accept(++seen);
            } catch (IOException e) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedIOException("interrupted while images were looked at");
                }
                last = e;
            }
        }
        if (seen == before) {
            throw new InvalidInputException(
                    "none of the images can be read" + (last == null ? "" : ": " + last.getMessage()), last);
        }
        compute(sample, rebuilt);
        return rebuilt.numbers == 0 ? OptionalDouble.empty() : OptionalDouble.of(rebuilt.squares / rebuilt.numbers);
    }

    /** Sums of a pass. */
    private static final class Rebuilt {
        private double squares;
        private double numbers;
    }

    private void compute(Optional<CodeSample> sample, Rebuilt rebuilt) {
        ImageBatch batch = ImageBatch.stack(images);
        int classes = model.architecture().latent().classes();
        Condition condition = classes == 0
                ? Condition.NONE
                : new Condition(labels.stream()
                        .map(label -> Math.min(label, classes - 1))
                        .toList());
        sample.ifPresent(codes -> codes.add(codec.encode(batch), codec.logVariance(batch)));
        ImageBatch output = model.apply(batch, condition);
        if (output.spec().equals(batch.spec())) {
            for (int i = 0; i < batch.data().length; i++) {
                double off = (double) output.data()[i] - batch.data()[i];
                rebuilt.squares += off * off;
            }
            rebuilt.numbers += batch.data().length;
        }
        images.clear();
        labels.clear();
    }

    /** Returns an image as the network takes it. */
    private ImageBatch framed(ImageBatch image) {
        ImageSpec in = model.architecture().in();
        ImageBatch channels = image.channels() == in.channels()
                ? image
                : Picture.of(image).toChannels(in.channels()).pixels();
        return in.fixed() ? new Framing.Cover(in.height(), in.width()).apply(channels) : Tiling.padded(model, channels);
    }

    private static List<Twins> twins(List<CodeUnit> units, double[][] covariance) {
        List<Twins> twins = new ArrayList<>();
        for (CodeUnit one : units) {
            for (CodeUnit other : units.subList(one.index() + 1, units.size())) {
                double scale = Math.sqrt(one.variance() * other.variance());
                double correlation = scale > 0 ? covariance[one.index()][other.index()] / scale : 0;
                if (one.active() && other.active() && Math.abs(correlation) > ALIKE) {
                    twins.add(new Twins(one.index(), other.index(), correlation));
                }
            }
        }
        twins.sort((a, b) -> Double.compare(Math.abs(b.correlation()), Math.abs(a.correlation())));
        return twins.subList(0, Math.min(MOST_TWINS, twins.size()));
    }
}
