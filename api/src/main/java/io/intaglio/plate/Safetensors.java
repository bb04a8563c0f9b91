package io.intaglio.plate;

import io.intaglio.config.InvalidInputException;
import io.intaglio.network.Tensor;
import io.intaglio.network.Weights;
import io.intaglio.plate.SafetensorsHeader.Entry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Reads and writes tensors in the safetensors format, as floating-point numbers of 32 or 16 bits. A file has the
 * header's length as an unsigned 64-bit little-endian number, the header in JSON, and the numbers, row-major and
 * little-endian without gaps. Any safetensors library can read the files.
 *
 * @since 0.1
 */
public final class Safetensors {

    /** The longest header that is read or written, in bytes. */
    public static final int HEADER_LIMIT = 16 << 20;

    private static final int LENGTH_BYTES = 8;

    private Safetensors() {}

    /**
     * Returns a file with the tensors in their order. The header is ASCII, padded with spaces so that the numbers begin
     * at a multiple of 8 bytes.
     *
     * @throws InvalidInputException if the file would be larger than {@link Plate#SIZE_LIMIT} bytes, or if a name is
     *     {@code __metadata__}
     */
    public static byte[] write(Weights weights) {
        return write(weights, Precision.F32);
    }

    static byte[] write(Weights weights, Precision precision) {
        StringBuilder json = new StringBuilder("{");
        long size = 0;
        for (Map.Entry<String, Tensor> tensor : weights.asMap().entrySet()) {
            long end = size + (long) precision.size() * tensor.getValue().data().length;
            json.append(json.length() == 1 ? "" : ",");
            SafetensorsHeader.append(
                    json, tensor.getKey(), precision, tensor.getValue().shape(), size, end);
            size = end;
        }
        json.append("}");
        json.append(" ".repeat((LENGTH_BYTES - json.length() % LENGTH_BYTES) % LENGTH_BYTES));
        long total = LENGTH_BYTES + json.length() + size;
        if (json.length() > HEADER_LIMIT || total > Plate.SIZE_LIMIT) {
            throw new InvalidInputException("these weights take " + total + " bytes, " + json.length()
                    + " of them for their names; a file of tensors has at most " + Plate.SIZE_LIMIT + ", its header "
                    + HEADER_LIMIT + ": use a smaller network");
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) total).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(json.length()).put(json.toString().getBytes(StandardCharsets.US_ASCII));
        for (Tensor tensor : weights.asMap().values()) {
            precision.put(tensor, bytes);
        }
        return bytes.array();
    }

    /**
     * Returns the tensors of a file, in the order of their numbers. NaN and infinities are read as they are.
     *
     * @param file all bytes of the file
     * @param name name of the file, for messages
     * @throws PlateException if the header is longer than {@link #HEADER_LIMIT} or has another format, if a name occurs
     *     twice, if a type is neither F32 nor F16, or if offsets, shapes and the file's length do not agree
     */
    public static Weights read(byte[] file, String name) {
        return read(ByteBuffer.wrap(file), name);
    }

    /**
     * Returns the tensors of a file whose names match. The other tensors are checked, but not read.
     *
     * @throws PlateException as for {@link #read(byte[], String)}, or if the file is larger than {@link
     *     Plate#SIZE_LIMIT} bytes
     * @throws IOException if the file cannot be read
     */
    public static Weights read(Path file, Predicate<String> names) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            if (channel.size() > Plate.SIZE_LIMIT) {
                throw new PlateException(
                        file + " has " + channel.size() + " bytes; at most " + Plate.SIZE_LIMIT + " are read");
            }
            return read(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()), file.toString(), names);
        }
    }

    static Weights read(ByteBuffer file, String name) {
        return read(file, name, any -> true);
    }

    private static Weights read(ByteBuffer file, String name, Predicate<String> names) {
        ByteBuffer bytes = file.slice().order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.remaining() < LENGTH_BYTES) {
            throw new PlateException(name + " is no file of tensors: it has " + bytes.remaining()
                    + " bytes, fewer than the 8 of a length");
        }
        long length = bytes.getLong();
        if (length < 0 || length > HEADER_LIMIT) {
            throw new PlateException(name + " is no file of tensors: it promises a header of "
                    + Long.toUnsignedString(length) + " bytes where at most " + HEADER_LIMIT + " are allowed");
        }
        if (length > bytes.remaining()) {
            throw new PlateException(name + " is truncated: it promises a header of " + length + " bytes and has only "
                    + bytes.remaining());
        }
        ByteBuffer header = bytes.slice(LENGTH_BYTES, (int) length);
        ByteBuffer data = bytes.slice(LENGTH_BYTES + (int) length, bytes.remaining() - (int) length)
                .order(ByteOrder.LITTLE_ENDIAN);
        return tensors(new SafetensorsHeader(text(header, name), name).parse(), data, name, names);
    }

    private static String text(ByteBuffer header, String name) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(header).toString();
        } catch (CharacterCodingException e) {
            throw new PlateException(name + ": the header of the tensors is not UTF-8", e);
        }
    }

    private static Weights tensors(List<Entry> entries, ByteBuffer data, String name, Predicate<String> names) {
        List<Entry> inOrder = entries.stream()
                .sorted(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end))
                .toList();
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        long at = 0;
        for (Entry entry : inOrder) {
            if (entry.begin() != at || entry.end() > data.capacity() || entry.end() - at != entry.bytes()) {
                throw new PlateException(name + ": the tensor \"" + Archive.printable(entry.name()) + "\" of shape "
                        + entry.shape() + " lies at " + entry.begin() + ".." + entry.end()
                        + "; it should begin at " + at + ", have "
                        + entry.precision().size()
                        + " bytes a number and end by " + data.capacity());
            }
            if (names.test(entry.name())) {
                tensors.put(entry.name(), tensor(entry, data));
            }
            at = entry.end();
        }
        if (at != data.capacity()) {
            throw new PlateException(
                    name + ": the tensors end at " + at + " where there are " + data.capacity() + " bytes of numbers");
        }
        return Weights.of(tensors);
    }

    private static Tensor tensor(Entry entry, ByteBuffer data) {
        float[] numbers = new float[(int) (entry.bytes() / entry.precision().size())];
        ByteBuffer own = data.slice((int) entry.begin(), (int) entry.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        entry.precision().get(own, numbers);
        return Tensor.of(entry.shape(), numbers);
    }
}
