package io.intaglio.itg;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the groups of a box, some rows of them at a time, so that a large picture takes little more memory than its
 * samples. The last samples of a strip wait for the boundary with the next one.
 */
final class StripDecoder {

    /** A strip has about this many groups, so that there is work for all processors. */
    private static final int AT_ONCE = 16;

    private static final int REACH = Bands.SIDE / 2;

    private final ItgModel model;
    private final Synthesis synthesis;
    private final byte[] file;
    private final Contents contents;
    private final ItgRegion region;
    private final GroupBox box;
    private final int[][] steps;
    private final int channels;

    /** The channels of a strip: samples that wait, then the new ones. */
    private final int[][] planes;

    StripDecoder(ItgModel model, Synthesis synthesis, byte[] file, Contents contents, ItgRegion region) {
        this.model = model;
        this.synthesis = synthesis;
        this.file = file;
        this.contents = contents;
        this.region = region;
        this.box = GroupBox.around(region, contents.header());
        this.channels = contents.header().channels();
        this.steps = ItgEncoder.steps(model, contents.header().gain());
        int rows = Math.min(box.height(), rows() * GroupBox.PIXELS);
        this.planes = new int[channels][box.width() * (rows + REACH)];
    }

    /** Returns the rows of groups in a strip. */
    private int rows() {
        return Math.max(1, AT_ONCE / box.across());
    }

    /**
     * Decodes all strips.
     *
     * @param damages is told of each group that is damaged; null where one is an error
     */
    ItgPixels run(ItgProgress progress, @Nullable Consumer<String> damages) throws ItgException {
        byte[] data = new byte[region.width() * region.height() * channels];
        GroupCount count = new GroupCount(progress, box.groups());
        for (int row = 0; row < box.down(); row += rows()) {
            int last = Math.min(box.down(), row + rows());
            int top = row * GroupBox.PIXELS;
            int height = Math.min(box.height(), last * GroupBox.PIXELS) - top;
            groups(row * box.across(), last * box.across(), count, damages);
            boolean first = row == 0;
            Arrays.stream(planes).parallel().forEach(plane -> synthesis.strip(plane, box.width(), height, first));
            int end = last == box.down() ? height + REACH : height;
            pixels(data, first ? REACH : 0, end, box.top() + top - REACH);
            for (int[] plane : planes) {
                System.arraycopy(plane, height * box.width(), plane, 0, REACH * box.width());
            }
        }
        return new ItgPixels(region.width(), region.height(), channels, data);
    }

    private void groups(int from, int to, GroupCount count, @Nullable Consumer<String> damages) throws ItgException {
        for (int[] plane : planes) {
            Arrays.fill(plane, REACH * box.width(), plane.length, 0);
        }
        List<Optional<String>> failures = IntStream.range(from, to)
                .parallel()
                .mapToObj(i -> {
                    if (count.ended()) {
                        return Optional.<String>empty();
                    }
                    Optional<String> failure = group(box.number(i), box.place(i, from));
                    count.passed();
                    return failure;
                })
                .toList();
        count.check();
        for (Optional<String> failure : failures) {
            if (failure.isPresent()) {
                if (damages == null) {
                    throw new ItgException(failure.get());
                }
                damages.accept(failure.get());
            }
        }
    }

    private Optional<String> group(int number, GroupPlace where) {
        Contents.Part low = contents.low().get(number);
        Contents.Part high = contents.high().get(number);
        if (!low.intact(file) || !high.intact(file)) {
            return Optional.of("group " + number + " is damaged: its checksum is wrong");
        }
        GroupReader reader = new GroupReader(model, where.contexts(), planes, REACH * box.width(), where, steps);
        try {
            reader.read(GroupScan.Section.LOW, new RangeDecoder(file, low.from(), low.length()));
            reader.read(GroupScan.Section.HIGH, new RangeDecoder(file, high.from(), high.length()));
            return Optional.empty();
        } catch (ItgException e) {
            return Optional.of("group " + number + ": " + e.getMessage());
        }
    }

    /** Takes over the pixels of some rows of the planes, of those that lie in the region. */
    private void pixels(byte[] data, int from, int end, int top) {
        int first = Math.max(from, region.y() - top);
        int last = Math.min(end, region.y() + region.height() - top);
        IntStream.range(first, Math.max(first, last)).parallel().forEach(y -> {
            int to = (top + y - region.y()) * region.width() * channels;
            synthesis.colours(planes, y * box.width() + region.x() - box.left(), data, to, region.width());
        });
    }
}
