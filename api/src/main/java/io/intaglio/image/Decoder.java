package io.intaglio.image;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.jspecify.annotations.Nullable;

/**
 * From a file's bytes to a picture by the readers in ImageIO's registry. Each has files that only it can read, so they
 * are tried in turn; the reason given at the end is the first one's.
 */
final class Decoder {

    private final String name;
    private final ReadLimits limits;
    private volatile @Nullable BytesImageInput input;
    private volatile @Nullable ImageReader reader;
    private volatile boolean stopped;

    Decoder(String name, ReadLimits limits) {
        this.name = name;
        this.limits = limits;
    }

    void stop() {
        stopped = true;
        BytesImageInput open = input;
        if (open != null) {
            open.expire();
        }
        ImageReader busy = reader;
        if (busy != null) {
            busy.abort();
        }
    }

    /** Finds the gray and colour pictures, by their directories alone. */
    static List<PicturePart> parts(Bytes bytes) throws IOException {
        if (Format.ofContent(bytes, "") != Format.TIFF) {
            return List.of(PicturePart.WHOLE);
        }
        List<PicturePart> parts = new ArrayList<>();
        List<TiffFile.Page> pages = TiffFile.of(bytes).pages();
        for (int page = 0; page < pages.size(); page++) {
            TiffLayout layout = TiffLayout.of(pages.get(page).directory());
            boolean whole = layout.channels() == 1 || layout.channels() == 3 || !layout.free();
            for (int channel = 0; channel < (whole ? 1 : layout.channels()); channel++) {
                parts.add(new PicturePart(
                        page, whole ? PicturePart.ALL : channel, layout.width(), layout.height(), pages.size() > 1));
            }
        }
        return parts;
    }

    /** Reads a page of a long file without the rest of it; empty where that cannot be done. */
    Optional<Picture> direct(Bytes bytes, int page) throws IOException {
        if (Format.ofContent(bytes, name) != Format.TIFF) {
            return Optional.empty();
        }
        TiffFile file = TiffFile.of(bytes);
        return Optional.ofNullable(direct(file, file.pages().get(page), bytes.length()))
                .map(picture -> complete(file, picture));
    }

    /** @param page from 0; formats other than TIFF have one */
    Picture read(byte[] data, int page) throws IOException {
        Bytes bytes = Bytes.of(data);
        Format format = Format.ofContent(bytes, name);
        if (format == Format.TIFF) {
            return tiff(TiffFile.of(bytes), data, page);
        }
        if (format == Format.PNM) {
            return PnmReader.read(bytes, name, limits);
        }
        if (format == Format.BMP) {
            Optional<byte[]> inner = BmpHeader.embedded(bytes, data);
            if (inner.isPresent()) {
                return embedded(inner.get());
            }
        }
        Header header = switch (format) {
            case PNG -> PngHeader.read(bytes);
            case JPEG -> JpegHeader.read(bytes);
            case GIF -> GifHeader.read(bytes, data);
            case BMP -> BmpHeader.read(bytes, data);
            default -> WebpHeader.read(bytes);
        };
        Sizes.check(name, header.width(), header.height(), data.length, limits);
        if (format == Format.JPEG) {
            Sizes.checkJpeg(name, header.width(), header.height(), data.length);
        }
        // A frame is put onto a canvas that is clear around it.
        Sizes.memory(name, header.width(), header.height(), header.framed() ? 4 : 1);
        BufferedImage image = header.vp8().isPresent() ? lossy(header) : image(format, header);
        Picture picture = new RasterConverter(name, header).picture(image);
        return header.frames() == 1
                ? picture
                : picture.withNote(
                        "it is an animation of " + header.frames() + " frames, of which only the first is taken");
    }

    private BufferedImage lossy(Header header) throws IOException {
        Vp8Decoder frame = new Vp8Decoder(header.vp8().get());
        byte[] alpha = null;
        if (header.vp8Alpha().isPresent()) {
            alpha = new WebpAlpha(frame.width(), frame.height())
                    .decode(
                            header.vp8Alpha().get(),
                            file -> image(Format.WEBP, new Header(frame.width(), frame.height(), file))
                                    .getRaster());
        }
        return frame.decode(() -> stopped).image(alpha);
    }

    private Picture tiff(TiffFile file, byte[] data, int index) throws IOException {
        TiffFile.Page page = file.pages().get(index);
        Picture picture = direct(file, page, data.length);
        if (picture == null) {
            TiffDirectory directory = page.directory();
            Header header = new Header(directory.width(), directory.height(), file.startingAt(page, data))
                    .orientation((int) directory.number(TiffDirectory.ORIENTATION, 0, 1))
                    .metadata(file.metadata(page))
                    .icc(directory.profile());
            Sizes.memory(name, header.width(), header.height(), 1);
            picture = new RasterConverter(name, header).picture(image(Format.TIFF, header));
        }
        return complete(file, picture);
    }

    private static Picture complete(TiffFile file, Picture picture) {
        return file.cut()
                ? picture.withNote(
                        "it announces more pages than it holds; " + file.pages().size() + " are there")
                : picture;
    }

    /** @return null where it is for ImageIO's readers */
    private @Nullable Picture direct(TiffFile file, TiffFile.Page page, int bytes) throws IOException {
        TiffDirectory directory = page.directory();
        TiffLayout layout = TiffLayout.of(directory);
        Sizes.check(name, layout.width(), layout.height(), bytes, limits);
        if (!layout.direct(directory) || TiffSamples.oldLzw(file, page, layout)) {
            return null;
        }
        Sizes.memory(name, layout.width(), layout.height(), layout.samples());
        Picture picture = new TiffSamples(name, file, page, layout, () -> stopped)
                .picture()
                .withName(name);
        int orientation = (int) directory.number(TiffDirectory.ORIENTATION, 0, 1);
        return Orientation.apply(picture, orientation)
                .withMetadata(file.metadata(page).upright(orientation))
                .withProfile(directory.profile());
    }

    private Picture embedded(byte[] data) throws IOException {
        Format format = Format.ofContent(Bytes.of(data), name);
        if (format != Format.JPEG && format != Format.PNG) {
            throw new IOException("it is said to hold a JPEG or a PNG and holds neither");
        }
        return read(data, 0);
    }

    private BufferedImage image(Format format, Header header) throws IOException {
        Throwable first = null;
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format.reader());
        while (readers.hasNext() && !stopped) {
            ImageReader next = readers.next();
            try {
                return decode(next, format, header);
            } catch (UnreadableImageException e) {
                throw e;
            } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError | LinkageError e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            } finally {
                reader = null;
                next.dispose();
            }
        }
        if (first == null) {
            throw new UnreadableImageException(
                    name,
                    "there is no reader for " + format + " (TwelveMonkeys' imageio-" + format.reader() + " is one)");
        }
        throw new UnreadableImageException(name, Deadline.reason(first), first);
    }

    private BufferedImage decode(ImageReader next, Format format, Header header) throws IOException {
        reader = next;
        try (BytesImageInput stream = new BytesImageInput(header.body())) {
            input = stream;
            if (stopped) {
                throw new IOException("reading was stopped");
            }
            next.setInput(stream, false, true);
            DecodeWarnings damage = new DecodeWarnings(format, header.body());
            next.addIIOReadWarningListener(damage);
            // What counts is what this reader is going to make, whatever the header said.
            Sizes.check(name, next.getWidth(0), next.getHeight(0), header.body().length, limits);
            BufferedImage image = next.read(0);
            if (image == null) {
                throw new IOException("it holds no image");
            }
            Optional<String> warning = damage.first();
            if (warning.isPresent()) {
                throw new UnreadableImageException(
                        name,
                        "it is damaged or cut short (" + warning.get()
                                + "); to use what is left of it, open it in another program and save it again");
            }
            Raster raster = image.getRaster();
            Sizes.check(name, raster.getWidth(), raster.getHeight(), header.body().length, limits);
            Sizes.memory(name, raster.getWidth(), raster.getHeight(), raster.getNumBands());
            return image;
        } finally {
            input = null;
        }
    }
}
