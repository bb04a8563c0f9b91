package io.intaglio.internal.data;

import io.intaglio.data.Example;
import io.intaglio.data.ForwardingSource;
import io.intaglio.data.Source;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Normalization;
import io.intaglio.image.SampleScale;
import io.intaglio.image.ValueRange;
import java.io.IOException;
import java.util.Optional;

/**
 * A source whose examples are normalized as the pictures of a run are. Whatever is done to an image's values is done to
 * its partner's: a number in the one's file and the same number in the other's stay one value.
 */
public final class NormalizedSource extends ForwardingSource {

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
