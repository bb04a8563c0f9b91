package io.intaglio.cli;

import io.intaglio.bulk.PictureListing;
import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/** The pictures to look for in an index. */
interface QueryPictures {

    /**
     * One of them.
     *
     * @param label of its class, if that is known
     */
    record Asked(String name, Picture picture, OptionalInt label) {}

    long size();

    /**
     * Reads one of them.
     *
     * @throws IOException if it cannot be read; its message says which
     */
    Asked get(long index) throws IOException;

    /** Returns the pictures of some files and folders. */
    static QueryPictures of(List<Path> inputs) throws IOException {
        List<PictureListing.Entry> entries = PictureListing.of(inputs).pictures();
        return new QueryPictures() {
            @Override
            public long size() {
                return entries.size();
            }

            @Override
            public Asked get(long index) throws IOException {
                PictureListing.Entry entry = entries.get((int) index);
                try {
                    return new Asked(entry.name().toString(), Pictures.read(entry.input()), OptionalInt.empty());
                } catch (IOException e) {
                    throw new IOException(InputReport.named(entry.input(), Failures.sentence(e)), e);
                }
            }
        };
    }

    /** Returns the images of a source, which the caller closes. */
    static QueryPictures of(Source source) {
        return new QueryPictures() {
            @Override
            public long size() {
                return source.size();
            }

            @Override
            public Asked get(long index) throws IOException {
                Example example = source.get(index);
                return new Asked(example.name(), Picture.of(example.image()).withName(example.name()), example.label());
            }
        };
    }
}
