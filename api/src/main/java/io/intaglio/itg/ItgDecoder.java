package io.intaglio.itg;

import io.intaglio.config.InvalidInputException;
import io.intaglio.image.Picture;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Decodes files to pixels, the same ones on every machine.
 *
 * @since 0.1
 */
public final class ItgDecoder {

    private static final long MOST_SAMPLES = 1L << 28;

    private final ItgModel model;
    private final Synthesis synthesis;

    /** Creates a decoder of files that were made with this model. */
    public ItgDecoder(ItgModel model) {
        this.model = model;
        this.synthesis = new Synthesis(model);
    }

    /**
     * Reads what a file says before its pixels.
     *
     * @throws ItgException if it is no file of this kind, or damaged
     */
    public static ItgHeader header(byte[] file) throws ItgException {
        return Contents.read(file).header();
    }

    /**
     * Decodes a file.
     *
     * @throws ItgException if the file is damaged, too large, or made with another model
     */
    public ItgPixels decode(byte[] file) throws ItgException {
        Contents contents = read(file);
        return decode(file, contents, ItgRegion.of(contents.header()), null);
    }

    /**
     * Decodes a part of a picture: the same pixels as those of the whole. Only the groups that it touches are decoded.
     *
     * @throws ItgException if one of those is damaged, or the file was made with another model
     */
    public ItgPixels decode(byte[] file, ItgRegion region) throws ItgException {
        return decode(file, read(file), region, null);
    }

    /**
     * Decodes a file with what it carries besides: opacity, colour profile, metadata.
     *
     * @throws ItgException if the file is damaged, too large, or made with another model
     */
    public Picture picture(byte[] file) throws ItgException {
        Contents contents = read(file);
        Picture plain = Picture.of(decode(file).image());
        return contents.header().extras() ? Extras.read(plain, file, contents.end()) : plain;
    }

    /**
     * Decodes what is left of a damaged file: groups whose checksum is wrong are gray.
     *
     * @param damages is told of each one
     * @throws ItgException if the beginning is damaged, or the file was made with another model
     */
    public ItgPixels rescue(byte[] file, Consumer<String> damages) throws ItgException {
        Contents contents = read(file);
        return decode(file, contents, ItgRegion.of(contents.header()), damages);
    }

    private Contents read(byte[] file) throws ItgException {
        Contents contents = Contents.read(file);
        String needed = contents.header().model();
        if (!needed.equals(ItgHeader.name(model))) {
            throw new ItgException("the file was made with the model " + needed + ", not with " + ItgHeader.name(model)
                    + "; decode it with the plate that holds that model");
        }
        return contents;
    }

    private ItgPixels decode(byte[] file, Contents contents, ItgRegion region, @Nullable Consumer<String> damages)
            throws ItgException {
        ItgHeader header = contents.header();
        if (!region.within(header)) {
            throw new InvalidInputException("the region " + region + " reaches beyond the picture of " + header.width()
                    + "x" + header.height() + " pixels");
        }
        GroupBox box = GroupBox.around(region, header);
        if ((long) box.width() * box.height() > MOST_SAMPLES / header.channels()) {
            throw new ItgException("a picture of " + region.width() + "x" + region.height() + " pixels is too large");
        }
        int[][] planes = new int[header.channels()][box.width() * box.height()];
        int[][] steps = ItgEncoder.steps(model, header.gain());
        List<Optional<String>> failures = IntStream.range(0, box.groups())
                .parallel()
                .mapToObj(i -> group(file, contents, box, i, planes, steps))
                .toList();
        for (Optional<String> failure : failures) {
            if (failure.isPresent()) {
                if (damages == null) {
                    throw new ItgException(failure.get());
                }
                damages.accept(failure.get());
            }
        }
        Arrays.stream(planes).parallel().forEach(plane -> synthesis.plane(plane, box.width(), box.height()));
        return pixels(region, box, planes);
    }

    private Optional<String> group(
            byte[] file, Contents contents, GroupBox box, int index, int[][] planes, int[][] steps) {
        int number = box.number(index);
        Contents.Part low = contents.low().get(number);
        Contents.Part high = contents.high().get(number);
        if (!low.intact(file) || !high.intact(file)) {
            return Optional.of("group " + number + " is damaged: its checksum is wrong");
        }
        GroupPlace where = box.place(index);
        GroupReader reader = new GroupReader(model, where.contexts(), planes, where, steps);
        try {
            reader.read(GroupScan.Section.LOW, new RangeDecoder(file, low.from(), low.length()));
            reader.read(GroupScan.Section.HIGH, new RangeDecoder(file, high.from(), high.length()));
            return Optional.empty();
        } catch (ItgException e) {
            return Optional.of("group " + number + ": " + e.getMessage());
        }
    }

    private ItgPixels pixels(ItgRegion region, GroupBox box, int[][] planes) {
        int channels = planes.length;
        byte[] data = new byte[region.width() * region.height() * channels];
        int[] second = channels == 1 ? new int[planes[0].length] : planes[1];
        int[] third = channels == 1 ? second : planes[2];
        int to = 0;
        for (int y = 0; y < region.height(); y++) {
            int at = (region.y() + y - box.top()) * box.width() + region.x() - box.left();
            for (int x = 0; x < region.width(); x++, at++) {
                for (int c = 0; c < channels; c++) {
                    data[to++] = (byte) synthesis.colour(planes[0][at], second[at], third[at], c);
                }
            }
        }
        return new ItgPixels(region.width(), region.height(), channels, data);
    }
}
