package io.intaglio.itg;

import io.intaglio.image.Picture;

/**
 * Decodes files to pixels, the same ones on every machine.
 *
 * @since 0.1
 */
public final class ItgDecoder {

    private static final long MOST_SAMPLES = 1L << 28;

    private final ItgModel model;

    /** Creates a decoder of files that were made with this model. */
    public ItgDecoder(ItgModel model) {
        this.model = model;
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
        Contents contents = Contents.read(file);
        ItgHeader header = contents.header();
        if (!header.model().equals(ItgHeader.name(model))) {
            throw new ItgException("the file was made with the model " + header.model() + ", not with "
                    + ItgHeader.name(model) + "; decode it with the plate that holds that model");
        }
        int width = header.columns() * Bands.SIDE;
        int height = header.rows() * Bands.SIDE;
        if ((long) width * height > MOST_SAMPLES / header.channels()) {
            throw new ItgException("a picture of " + header.width() + "x" + header.height() + " pixels is too large");
        }
        int[][] planes = new int[header.channels()][width * height];
        int[][] steps = ItgEncoder.steps(model, header.gain());
        for (int i = 0; i < header.groups(); i++) {
            group(file, contents, i, planes, steps);
        }
        Synthesis synthesis = new Synthesis(model);
        for (int[] plane : planes) {
            synthesis.blocks(plane, width, 0, header.rows());
            synthesis.across(plane, width, 0, height);
            for (int row = 1; row < header.rows(); row++) {
                synthesis.along(plane, width, row);
            }
        }
        return pixels(header, planes, width, synthesis);
    }

    /**
     * Decodes a file with what it carries besides: opacity, colour profile, metadata.
     *
     * @throws ItgException if the file is damaged, too large, or made with another model
     */
    public Picture picture(byte[] file) throws ItgException {
        Picture plain = Picture.of(decode(file).image());
        Contents contents = Contents.read(file);
        return contents.header().extras() ? Extras.read(plain, file, contents.end()) : plain;
    }

    private void group(byte[] file, Contents contents, int index, int[][] planes, int[][] steps) throws ItgException {
        Contents.Part low = contents.low().get(index);
        Contents.Part high = contents.high().get(index);
        if (!low.intact(file) || !high.intact(file)) {
            throw new ItgException("group " + index + " is damaged: its checksum is wrong");
        }
        GroupPlace where = GroupPlace.of(
                index, contents.header().columns(), contents.header().rows());
        Contexts contexts = where.contexts();
        GroupReader reader = new GroupReader(model, contexts, planes, where, steps);
        reader.read(GroupScan.Section.LOW, new RangeDecoder(file, low.from(), low.length()));
        reader.read(GroupScan.Section.HIGH, new RangeDecoder(file, high.from(), high.length()));
    }

    private static ItgPixels pixels(ItgHeader header, int[][] planes, int width, Synthesis synthesis) {
        int channels = header.channels();
        byte[] data = new byte[header.width() * header.height() * channels];
        int[] none = channels == 1 ? new int[planes[0].length] : planes[0];
        int[] second = channels == 1 ? none : planes[1];
        int[] third = channels == 1 ? none : planes[2];
        int to = 0;
        for (int y = 0; y < header.height(); y++) {
            for (int x = 0; x < header.width(); x++) {
                int at = y * width + x;
                for (int c = 0; c < channels; c++) {
                    data[to++] = (byte) synthesis.colour(planes[0][at], second[at], third[at], c);
                }
            }
        }
        return new ItgPixels(header.width(), header.height(), channels, data);
    }
}
