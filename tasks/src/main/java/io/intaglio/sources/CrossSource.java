package io.intaglio.sources;

import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Resampling;
import io.intaglio.metric.Metrics;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Pairs of each image of one source with each image of another one as its partner. All are squares of the same size:
 * the centre of each image, resized.
 */
final class CrossSource implements Source {

    private final Source images;
    private final Source partners;
    private final int side;

    /** @param side side length in pixels */
    CrossSource(Source images, Source partners, int side) {
        this.images = images;
        this.partners = partners;
        this.side = side;
    }

    @Override
    public long size() {
        return images.size() * partners.size();
    }

    @Override
    public Example get(long index) throws IOException {
        Objects.checkIndex(index, size());
        Example image = images.get(index / partners.size());
        Example partner = partners.get(index % partners.size());
        return new Example(
                name(index),
                square(image.image()),
                OptionalInt.empty(),
                Optional.of(square(partner.image())),
                new Example.Origin(
                        image.origin().image(),
                        partner.origin().image(),
                        image.origin().notes()));
    }

    private ImageBatch square(ImageBatch image) {
        int shorter = Math.min(image.height(), image.width());
        ImageBatch middle = image.crop((image.height() - shorter) / 2, (image.width() - shorter) / 2, shorter, shorter);
        return shorter == side ? middle : Metrics.clipped(Resampling.resize(middle, side, side));
    }

    @Override
    public String name(long index) {
        return images.name(index / partners.size()) + "+" + partners.name(index % partners.size());
    }

    @Override
    public String digest() {
        return new Digest()
                .add("cross")
                .add(images.digest())
                .add(partners.digest())
                .add(side)
                .hex();
    }
}
