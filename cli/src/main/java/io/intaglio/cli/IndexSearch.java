package io.intaglio.cli;

import io.intaglio.cli.search.AlignedSearch;
import io.intaglio.cli.search.ThumbnailFile;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.spi.VectorIndex;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Function;

/** Looks for pictures in an index, as rows of a table. */
final class IndexSearch implements AutoCloseable {

    private final VectorIndex index;
    private final IndexFacts.Align align;
    private final Embedder embedder;

    /** Null if nothing is aligned. */
    private final ThumbnailFile thumbnails;

    private IndexSearch(VectorIndex index, IndexFacts.Align align, Embedder embedder, ThumbnailFile thumbnails) {
        this.index = index;
        this.align = align;
        this.embedder = embedder;
        this.thumbnails = thumbnails;
    }

    /** Opens a search in the index of a folder, which the caller closes after the search. */
    static IndexSearch open(Path folder, VectorIndex index, IndexFacts.Align align, Embedder embedder)
            throws IOException {
        return new IndexSearch(
                index,
                align,
                embedder,
                align == IndexFacts.Align.NONE ? null : ThumbnailFile.open(folder, index.size()));
    }

    /** Returns the names of the columns; a row has all but the first two. */
    List<String> columns() {
        List<String> columns = new ArrayList<>(List.of("input", "rank", "name", "distance"));
        if (thumbnails != null) {
            columns.add("similarity");
        }
        return columns;
    }

    /**
     * Returns what is most like a picture.
     *
     * @param label of the picture's class, which a network that is told classes needs
     * @param count of rows at most
     */
    List<List<String>> find(Picture picture, OptionalInt label, int count) throws IOException {
        if (thumbnails == null) {
            return index.nearest(embedder.vector(picture, label), count).stream()
                    .map(match -> List.of(match.name(), number(match.distance())))
                    .toList();
        }
        boolean objects = align == IndexFacts.Align.OBJECTS;
        ImageBatch image = picture.onWhite().pixels();
        Function<ImageBatch, float[]> embedding =
                shown -> embedder.vector(objects ? Picture.of(shown).withName(picture.name()) : picture, label);
        return new AlignedSearch(index, thumbnails, objects)
                .find(image, embedding, count).stream()
                        .map(found -> List.of(
                                found.name(),
                                number(found.distance()),
                                String.format(Locale.ROOT, "%.4f", found.similarity())))
                        .toList();
    }

    private static String number(double distance) {
        return String.format(Locale.ROOT, "%.6g", distance);
    }

    @Override
    public void close() throws IOException {
        if (thumbnails != null) {
            thumbnails.close();
        }
    }
}
