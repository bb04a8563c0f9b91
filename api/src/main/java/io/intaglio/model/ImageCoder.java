package io.intaglio.model;

import io.intaglio.config.InvalidInputException;
import io.intaglio.image.ImageBatch;
import io.intaglio.itg.CodeCoder;
import io.intaglio.itg.CodeTables;
import io.intaglio.itg.ItgException;
import io.intaglio.network.Architecture;
import io.intaglio.network.Latent;
import io.intaglio.network.Shape;
import io.intaglio.network.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Encodes small images of one size to files, {@code .itc}, with a network that has a quantized code, and decodes them.
 * A file gives the same numbers on every machine. The network computes the pixels from them, in floating point.
 *
 * @since 0.1
 */
public final class ImageCoder {

    /** The extension of the files. */
    public static final String EXTENSION = "itc";

    /** The number of bytes of a file before its code. */
    public static final int HEADER = 12;

    /** The number of passes of the search that {@link #encode(ImageBatch)} makes. */
    public static final int PASSES = 2;

    private static final byte[] MAGIC = {'I', 'T', 'C', 1};

    private final LatentCodec codec;
    private final CodeTables tables;
    private final CodeCoder coder;
    private final Shape code;
    private final @Nullable CodeSearch search;

    /**
     * Creates a coder.
     *
     * @param model the network; it stays open
     * @param tables the model's prior
     * @throws InvalidInputException if the network has no quantized code or no fixed image size
     */
    public ImageCoder(Autoencoder model, CodeTables tables) {
        Architecture network = model.architecture();
        if (!(network.latent() instanceof Latent.Quantized) || !network.in().fixed()) {
            throw new InvalidInputException("files of small images take a network of one size with a quantized code, "
                    + "as the architecture codec makes, not one with the latent " + network.latent());
        }
        this.codec =
                model.codec().orElseThrow(() -> new InvalidInputException("this network cannot decode a code alone"));
        this.tables = tables;
        this.coder = new CodeCoder(tables);
        this.code = model.plan().code();
        OptionalDouble weight = CodeSearch.weight(network);
        this.search = weight.isPresent() ? new CodeSearch(this::images, coder, weight.getAsDouble()) : null;
    }

    /** Returns whether a file has this format, of any version. */
    public static boolean starts(byte[] file) {
        return file.length >= 3 && Arrays.equals(file, 0, 3, MAGIC, 0, 3);
    }

    /** Returns the files of images of the network's size, with the usual search. */
    public List<byte[]> encode(ImageBatch images) {
        return encode(images, PASSES);
    }

    /**
     * Returns the files of images of the network's size.
     *
     * @param passes the largest number of passes of a search for codes that are better for the sum of error and bits;
     *     with 0 the codes are those of the network. There is no search for images of more than about 64×64 pixels, and
     *     for a plate without its architecture's provider, which does not know that sum.
     */
    public List<byte[]> encode(ImageBatch images, int passes) {
        List<byte[]> files = new ArrayList<>();
        float[] codes = codec.encode(images).data();
        int length = Math.toIntExact(code.size());
        for (int i = 0; i < images.count(); i++) {
            int[] numbers = new int[length];
            for (int k = 0; k < length; k++) {
                numbers[k] = Math.round(codes[i * length + k]);
            }
            if (search != null && passes > 0) {
                numbers = search.improve(images.image(i), numbers, passes);
            }
            files.add(file(coder.encode(numbers)));
        }
        return files;
    }

    private byte[] file(byte[] content) {
        byte[] file = Arrays.copyOf(MAGIC, HEADER + content.length);
        System.arraycopy(HexFormat.of().parseHex(tables.name()), 0, file, MAGIC.length, HEADER - MAGIC.length);
        System.arraycopy(content, 0, file, HEADER, content.length);
        return file;
    }

    /**
     * Returns the images of files, not clipped.
     *
     * @throws ItgException if a file has another format, was made with other tables, or is damaged
     */
    public ImageBatch decode(List<byte[]> files) throws ItgException {
        List<int[]> codes = new ArrayList<>();
        for (byte[] file : files) {
            codes.add(numbers(file, Math.toIntExact(code.size())));
        }
        return images(codes);
    }

    private ImageBatch images(List<int[]> codes) {
        int length = Math.toIntExact(code.size());
        float[] numbers = new float[Math.multiplyExact(codes.size(), length)];
        for (int i = 0; i < codes.size(); i++) {
            for (int k = 0; k < length; k++) {
                numbers[i * length + k] = codes.get(i)[k];
            }
        }
        return codec.decode(Tensor.of(shape(codes.size()), numbers), Condition.NONE);
    }

    private int[] numbers(byte[] file, int length) throws ItgException {
        String made = name(file);
        if (!made.equals(tables.name())) {
            throw new ItgException("the file was made by the plate with the tables " + made + ", and this one has "
                    + tables.name() + "; give that plate");
        }
        return coder.decode(file, HEADER, length);
    }

    /**
     * Returns the name of the tables of a file.
     *
     * @throws ItgException if it has another format or a later version
     */
    public static String name(byte[] file) throws ItgException {
        if (!starts(file) || file.length < HEADER) {
            throw new ItgException("no file of a coded image: it does not begin with ITC, or is cut");
        }
        if (file[3] != MAGIC[3]) {
            throw new ItgException("a coded image of version " + file[3] + "; this version reads " + MAGIC[3]);
        }
        return HexFormat.of().formatHex(file, 4, HEADER);
    }

    private List<Integer> shape(int count) {
        return code instanceof Shape.Map map
                ? List.of(count, map.channels(), map.height(), map.width())
                : List.of(count, code.channels());
    }
}
