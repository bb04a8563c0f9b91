package io.intaglio.cli;

import io.intaglio.cli.text.Numbers;
import io.intaglio.config.InvalidInputException;
import io.intaglio.file.AtomicFile;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import io.intaglio.metric.Metrics;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * New pictures that a task answered with, as files: a folder of PNGs; one picture as a file of its own; or, where the
 * output ends in {@code .gif} or {@code .apng}, an animation.
 *
 * @param images not clipped yet
 */
record PictureSet(List<ImageBatch> images) {

    private static final String GIF = "gif";
    private static final String APNG = "apng";
    private static final int MILLISECONDS = 80;

    /** Formats of files in which new pictures are not written. */
    private static final List<String> OTHERS =
            List.of("jpg", "jpeg", "tif", "tiff", "webp", "bmp", "csv", "json", "npy", "safetensors", "html", "zip");

    /** Returns whether an output names one file and not a folder. */
    static boolean isFile(Path out) {
        return !Files.isDirectory(out)
                && (animation(out) || ResultFormat.extension(out).equals("png"));
    }

    private static boolean animation(Path out) {
        return List.of(GIF, APNG).contains(ResultFormat.extension(out));
    }

    /** Checks, before anything is computed, that pictures can be written there. */
    static void check(Path out) {
        if (ResultPlace.isStandard(out)) {
            throw new InvalidInputException(
                    "pictures do not go to the standard output; name a folder with -o, or a file *.png");
        }
        String extension = ResultFormat.extension(out);
        if (OTHERS.contains(extension) && !Files.exists(out)) {
            throw new InvalidInputException("pictures go into a folder, one also into *.png, several into *.gif or"
                    + " *.apng as an animation, but not into *." + extension + "; name one of these with -o");
        }
        if (isFile(out)) {
            AtomicFile.checkWritable(out);
        } else if (Files.isRegularFile(out)) {
            throw new InvalidInputException(
                    out + " is a file; this plate answers with pictures, which go into a folder,"
                            + " or into *.gif or *.apng as an animation: name one with -o");
        }
    }

    /** Checks that so many pictures go into an output. */
    static void check(Path out, int count) {
        if (count != 1 && isFile(out) && !animation(out)) {
            throw new InvalidInputException(count + " pictures do not go into one PNG; name a folder with -o, or *.gif"
                    + " or *.apng for an animation");
        }
    }

    /**
     * Writes the pictures.
     *
     * @param stem of the names in a folder
     * @return what was written, in words
     */
    String write(Path out, String stem) throws IOException {
        if (isFile(out)) {
            file(out);
            return "wrote " + out;
        }
        Files.createDirectories(out);
        int digits = Math.max(3, Integer.toString(images.size()).length());
        for (int i = 0; i < images.size(); i++) {
            Path file = out.resolve(String.format(Locale.ROOT, "%s%0" + digits + "d.png", stem, i + 1));
            Pictures.write(picture(images.get(i)), file);
        }
        return "wrote " + Numbers.count(images.size(), "picture") + " into " + out;
    }

    private void file(Path out) throws IOException {
        if (ResultFormat.extension(out).equals(GIF)) {
            byte[] animation =
                    AnimatedGif.of(images.stream().map(PictureSet::buffered).toList(), MILLISECONDS);
            AtomicFile.write(out, stream -> stream.write(animation));
            return;
        }
        if (ResultFormat.extension(out).equals(APNG)) {
            Pictures.writeAnimation(images.stream().map(PictureSet::picture).toList(), MILLISECONDS, out);
            return;
        }
        check(out, images.size());
        Pictures.write(picture(images.get(0)), out);
    }

    private static Picture picture(ImageBatch image) {
        return Picture.of(Metrics.clipped(image));
    }

    private static BufferedImage buffered(ImageBatch image) {
        return Pictures.toBufferedImage(picture(image));
    }
}
