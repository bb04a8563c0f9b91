package io.intaglio.internal.data;

import io.intaglio.data.Example;
import io.intaglio.data.ForwardingSource;
import io.intaglio.data.Source;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Normalization;
import io.intaglio.image.SampleScale;
import io.intaglio.image.UnreadableImageException;
import io.intaglio.image.ValueRange;
import java.io.IOException;
import java.util.Optional;

/**
 * A source whose examples are normalized as the pictures of a run are. Whatever is done to an image's values is done to
 * its partner's: a number in the one's file and the same number in the other's stay one value.
 */
public final class NormalizedSource extends ForwardingSource {

    /** Images may overshoot a little, after cubic interpolation for example. */
    private static final float LOWEST = -0.5f;

    private static final float HIGHEST = 1.5f;

    private final ValueRange range;
    private final NoteCounter.Images notes;

    /**
     * Creates the source.
     *
     * @param notes is told of what was left out of examples, and of what is done to them, by any thread
     */
    public NormalizedSource(Source source, ValueRange range, NoteCounter notes) {
        super(source);
        this.range = range;
        this.notes = notes.images();
    }

    @Override
    public Example get(long index) throws IOException {
        Example example = super.get(index);
        check(example, example.image());
        if (example.partner().isPresent()) {
            check(example, example.partner().get());
        }
        for (String note : example.origin().notes()) {
            notes.add(index, example.name(), note);
        }
        Example aligned = aligned(example);
        Optional<Normalization> normalization =
                range.of(aligned.image(), aligned.origin().image());
        if (normalization.isEmpty()) {
            return aligned;
        }
        notes.add(index, example.name(), range.note());
        return aligned.with(
                        normalization.get().apply(aligned.image()),
                        aligned.partner().map(normalization.get()::apply))
                .with(Example.Origin.UNKNOWN);
    }

    /**
     * Checks that numbers are those of an image. Somebody who forgets to divide them by 255 would train and measure
     * nonsense.
     */
    private static void check(Example example, ImageBatch image) throws UnreadableImageException {
        float low = 0;
        float high = 1;
        for (float value : image.data()) {
            if (!Float.isFinite(value)) {
                throw new UnreadableImageException(
                        example.name(), "it holds numbers that are not finite (NaN or infinite)");
            }
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        if (low < LOWEST || high > HIGHEST) {
            throw new UnreadableImageException(
                    example.name(),
                    "its numbers go from " + low + " to " + high
                            + ", and those of an image from 0 to 1: scale them first");
        }
    }

    /** Brings a partner that was read on a range of its own to that of the image. */
    private static Example aligned(Example example) {
        SampleScale image = example.origin().image();
        SampleScale partner = example.origin().partner();
        boolean same = image.low() == partner.low() && image.high() == partner.high();
        if (example.partner().isEmpty() || same || image.nominal() && partner.nominal()) {
            return example;
        }
        ImageBatch pixels = example.partner().get();
        float[] from = pixels.data();
        float[] to = new float[from.length];
        for (int i = 0; i < to.length; i++) {
            to[i] = (float) image.value(partner.stored(from[i]));
        }
        return example.with(
                        example.image(),
                        Optional.of(ImageBatch.wrap(1, pixels.height(), pixels.width(), pixels.channels(), to)))
                .with(new Example.Origin(image, image, example.origin().notes()));
    }
}
