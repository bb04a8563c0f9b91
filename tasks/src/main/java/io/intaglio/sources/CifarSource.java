package io.intaglio.sources;

import io.intaglio.config.InvalidInputException;
import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.UnreadableImageException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * The binary files of CIFAR-10: records of a label and 32x32 red, green and blue values. Each record is read on request
 * with its own file handle. A shared file channel would be closed for all threads if one waiting thread is interrupted.
 */
final class CifarSource implements Source {

    private static final int SIDE = 32;
    private static final int PLANE = SIDE * SIDE;
    private static final int RECORD = 1 + 3 * PLANE;
    private static final List<String> CLASSES =
            List.of("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

    private final List<Path> files;
    private final long[] ends;

    CifarSource(List<Path> files) throws IOException {
        this.files = List.copyOf(files);
        ends = new long[files.size()];
        long count = 0;
        for (int i = 0; i < ends.length; i++) {
            long size = Files.size(files.get(i));
            if (size == 0 || size % RECORD != 0) {
                throw new InvalidInputException("\"" + files.get(i) + "\" is no CIFAR-10 file: it holds " + size
                        + " bytes, no multiple of " + RECORD + "; fetch the binary version again (not CIFAR-100's)");
            }
            count += size / RECORD;
            ends[i] = count;
        }
    }

    @Override
    public long size() {
        return ends[ends.length - 1];
    }

    @Override
    public Example get(long index) throws IOException {
        Objects.checkIndex(index, size());
        int file = 0;
        while (index >= ends[file]) {
            file++;
        }
        long inFile = index - (file == 0 ? 0 : ends[file - 1]);
        byte[] record = new byte[RECORD];
        String name = "image " + inFile + " of \"" + files.get(file) + "\"";
        try (RandomAccessFile in = new RandomAccessFile(files.get(file).toFile(), "r")) {
            in.seek(inFile * RECORD);
            in.readFully(record);
        } catch (IOException e) {
            throw ReadFailure.of(name, e);
        }
        int label = record[0] & 0xFF;
        if (label >= CLASSES.size()) {
            throw new UnreadableImageException(
                    name, "it has the label " + label + ", but there are 10 classes; this is no CIFAR-10 file");
        }
        float[] pixels = new float[3 * PLANE];
        for (int i = 0; i < PLANE; i++) {
            for (int c = 0; c < 3; c++) {
                pixels[3 * i + c] = (record[1 + c * PLANE + i] & 0xFF) / 255f;
            }
        }
        return Example.labelled(Long.toString(index), ImageBatch.wrap(1, SIDE, SIDE, 3, pixels), label);
    }

    @Override
    public String digest() {
        Digest digest = new Digest().add("cifar10").add(files.size());
        files.forEach(digest::addSampleOf);
        return digest.hex();
    }

    @Override
    public List<String> classes() {
        return CLASSES;
    }
}
