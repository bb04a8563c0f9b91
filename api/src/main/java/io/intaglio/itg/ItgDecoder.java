package io.intaglio.itg;

import io.intaglio.config.InvalidInputException;
import io.intaglio.image.Picture;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Decodes files to pixels, the same ones on every machine.
 *
 * @since 0.1
 */
public final class ItgDecoder {

    /** The largest file that is read, in bytes. */
    public static final int MOST_BYTES = 1 << 29;

    /** The most samples that are decoded at once: 2²⁸, 89 megapixels in colour. */
    static final long MOST_SAMPLES = 1L << 28;

    /** The extension of the files, without the dot. */
    public static final String EXTENSION = "itg";

    private static final ItgProgress ALWAYS = (done, total) -> true;

    private final ItgModel model;
    private final Synthesis synthesis;

    /** Creates a decoder of files that were made with this model. */
    public ItgDecoder(ItgModel model) {
        this.model = model;
        this.synthesis = new Synthesis(model);
    }

    /**
     * Reads the header of a file.
     *
     * @throws ItgException if the file has another format or is damaged
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
        return decode(file, contents, ItgRegion.of(contents.header()), ALWAYS, null);
    }

    /**
     * Decodes a part of a picture: the same pixels as those of the whole. Only the groups that overlap it are decoded.
     *
     * @throws ItgException if one of those is damaged, or the file was made with another model
     */
    public ItgPixels decode(byte[] file, ItgRegion region) throws ItgException {
        return decode(file, region, ALWAYS);
    }

    /**
     * Decodes a part of a picture and reports the progress.
     *
     * @throws ItgException if a group that it needs is damaged, or the file was made with another model
     * @throws java.util.concurrent.CancellationException if the progress listener cancels the work
     */
    public ItgPixels decode(byte[] file, ItgRegion region, ItgProgress progress) throws ItgException {
        return decode(file, read(file), region, progress, null);
    }

    /**
     * Decodes the preview: an eighth of the picture's width and height, rounded up. The beginning of a file is enough,
     * as long as it has all groups' lower sections.
     *
     * @throws ItgException if one of them is damaged or missing, or the file was made with another model
     */
    public ItgPixels preview(byte[] file) throws ItgException {
        return new PreviewDecoder(model, file, read(file)).run();
    }

    /**
     * Decodes a file completely, with opacity, colour profile and metadata.
     *
     * @throws ItgException if the file is damaged, too large, or made with another model
     */
    public Picture picture(byte[] file) throws ItgException {
        Contents contents = read(file);
        return picture(file, contents, ItgRegion.of(contents.header()));
    }

    /**
     * Decodes a part of a picture with its opacity, colour profile and metadata.
     *
     * @throws ItgException if a group that it needs, or what is stored beside the samples, is damaged, or the file was
     *     made with another model
     */
    public Picture picture(byte[] file, ItgRegion region) throws ItgException {
        return picture(file, read(file), region);
    }

    private Picture picture(byte[] file, Contents contents, ItgRegion region) throws ItgException {
        ItgPixels pixels = decode(file, contents, region, ALWAYS, null);
        return ItgExtras.read(file, contents).part(region).on(Picture.of(pixels.image()));
    }

    /**
     * Decodes the undamaged parts of a damaged file, as {@link #rescue} does, with opacity, colour profile and metadata
     * if they can be read.
     *
     * @param damages receives a message for each damaged group, and one if the extras are damaged
     * @throws ItgException if the beginning is damaged, or the file was made with another model
     */
    public Picture rescuedPicture(byte[] file, Consumer<String> damages) throws ItgException {
        Picture plain = Picture.of(rescue(file, damages).image());
        try {
            return extras(file).on(plain);
        } catch (ItgException e) {
            damages.accept("opacity, colour profile and metadata are damaged and left out: " + e.getMessage());
            return plain;
        }
    }

    /**
     * Reads the extras of a file: opacity, colour profile and metadata.
     *
     * @throws ItgException if the file is damaged
     */
    public static ItgExtras extras(byte[] file) throws ItgException {
        return ItgExtras.read(file, Contents.read(file));
    }

    /**
     * Returns the number of groups that are damaged or missing, without decoding any.
     *
     * @throws ItgException if the header is damaged
     */
    public static int damagedGroups(byte[] file) throws ItgException {
        Contents contents = Contents.read(file);
        return (int) IntStream.range(0, contents.low().size())
                .filter(group -> !contents.low().get(group).intact(file)
                        || !contents.high().get(group).intact(file))
                .count();
    }

    /**
     * Decodes the undamaged parts of a damaged file; groups with a wrong checksum are gray.
     *
     * @param damages receives a message for each of these groups
     * @throws ItgException if the beginning is damaged, or the file was made with another model
     */
    public ItgPixels rescue(byte[] file, Consumer<String> damages) throws ItgException {
        Contents contents = read(file);
        return decode(file, contents, ItgRegion.of(contents.header()), ALWAYS, damages);
    }

    private Contents read(byte[] file) throws ItgException {
        Contents contents = Contents.read(file);
        String needed = contents.header().model();
        if (!needed.equals(model.name())) {
            throw new ItgException("the file was made with the model " + needed + ", not with " + model.name()
                    + "; decode it with the plate that holds that model");
        }
        return contents;
    }

    private ItgPixels decode(
            byte[] file, Contents contents, ItgRegion region, ItgProgress progress, @Nullable Consumer<String> damages)
            throws ItgException {
        ItgHeader header = contents.header();
        if (!region.within(header)) {
            throw new InvalidInputException("the region " + region + " reaches beyond the picture of " + header.width()
                    + "x" + header.height() + " pixels");
        }
        if ((long) region.width() * region.height() > MOST_SAMPLES / header.channels()) {
            throw new ItgException("a picture of " + region.width() + "x" + region.height() + " pixels is too large");
        }
        return new StripDecoder(model, synthesis, file, contents, region).run(progress, damages);
    }
}
