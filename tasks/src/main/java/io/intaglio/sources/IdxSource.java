package io.intaglio.sources;

import io.intaglio.config.InvalidInputException;
import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.image.ImageBatch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Gray images and their labels from two IDX files, held uncompressed in memory. */
final class IdxSource implements Source {

    private final IdxFile images;
    private final IdxFile labels;
    private final List<String> classes;

    IdxSource(Path imageFile, Path labelFile) throws IOException {
        images = IdxFile.read(imageFile, 3);
        labels = IdxFile.read(labelFile, 1);
        if (images.dimension(0) != labels.dimension(0)) {
            throw new InvalidInputException("\"" + imageFile + "\" holds " + images.dimension(0) + " images but \""
                    + labelFile + "\" " + labels.dimension(0) + " labels; they do not belong together");
        }
        int most = 0;
        for (byte label : labels.data()) {
            most = Math.max(most, label & 0xFF);
        }
        classes = IntStream.rangeClosed(0, most).mapToObj(Integer::toString).toList();
    }

    @Override
    public long size() {
        return images.dimension(0);
    }

    @Override
    public Example get(long index) {
        int number = (int) Objects.checkIndex(index, size());
        int height = images.dimension(1);
        int width = images.dimension(2);
        float[] gray = new float[height * width];
        for (int i = 0; i < gray.length; i++) {
            gray[i] = (images.data()[number * gray.length + i] & 0xFF) / 255f;
        }
        return Example.labelled(
                Integer.toString(number), ImageBatch.wrap(1, height, width, 1, gray), labels.data()[number] & 0xFF);
    }

    @Override
    public OptionalInt label(long index) {
        return OptionalInt.of(labels.data()[(int) Objects.checkIndex(index, size())] & 0xFF);
    }

    @Override
    public String digest() {
        return new Digest()
                .add("idx")
                .add(images.dimension(1))
                .add(images.dimension(2))
                .add(images.data())
                .add(labels.data())
                .hex();
    }

    @Override
    public List<String> classes() {
        return classes;
    }
}
