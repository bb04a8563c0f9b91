package io.intaglio.examples.benchmark;

import io.intaglio.Intaglio;
import io.intaglio.data.SplitMix64;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the command is timed with: a plate, pictures, and a folder for them that is gone afterwards. */
final class RunningKit implements AutoCloseable {

    /** Of a picture, in pixels. */
    static final int SIDE = 256;

    /** As the launcher sets it: what is compared with the command must not be slower for want of large pages. */
    static final Map<String, String> ENVIRONMENT =
            Map.of("OPT_OUT_TRACKING", "true", "GLIBC_TUNABLES", "glibc.malloc.hugetlb=1");

    private final Path folder;

    RunningKit() throws IOException {
        folder = Files.createTempDirectory("intaglio-run");
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    /**
     * A denoiser for colour. One that learned for a moment takes as long to run as one that learned for a week.
     *
     * @param size small, medium or large
     */
    Path denoiser(String size) throws IOException {
        Path plate = path(size + ".plate");
        try (Intaglio intaglio = Intaglio.open()) {
            intaglio.train("denoise")
                    .data("demo:leaves,count=8,size=64")
                    .set("size", size)
                    .set("crop", 32)
                    .set("batch", 2)
                    .steps(2)
                    .run()
                    .plate()
                    .write(plate);
        }
        return plate;
    }

    /** A smooth picture with a little noise, of 256x256 pixels; each number gives another. */
    Path picture(String name, int number) throws IOException {
        ImageBatch image = ImageBatch.zeros(1, SIDE, SIDE, 3);
        SplitMix64 random = new SplitMix64(number);
        for (int y = 0, at = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                for (int c = 0; c < 3; c++, at++) {
                    double wave = Math.sin(x / 37.0 + number + c) * Math.cos(y / 23.0);
                    image.data()[at] = (float) (0.5 + 0.3 * wave + 0.05 * (random.nextDouble() - 0.5));
                }
            }
        }
        Path file = path(name);
        Files.createDirectories(file.getParent());
        Pictures.write(Picture.of(image), file);
        return file;
    }

    /** How many seconds {@code intaglio run} takes for a picture or a folder, from the prompt to the prompt. */
    static double run(Path launcher, Path plate, Path in, Path out) throws IOException, InterruptedException {
        return TimedProcess.run(
                        List.of(launcher.toString(), "run", plate.toString(), in.toString(), "-o", out.toString()),
                        Map.of())
                .seconds();
    }

    /** Removes a file, or a folder with all that is in it. */
    void remove(String name) throws IOException {
        Path goal = path(name).normalize();
        if (!Files.exists(goal)) {
            return;
        }
        try (Stream<Path> files = Files.walk(goal)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    @Override
    public void close() throws IOException {
        remove(".");
    }
}
