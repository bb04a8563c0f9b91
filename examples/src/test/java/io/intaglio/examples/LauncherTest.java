package io.intaglio.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.intaglio.Intaglio;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import io.intaglio.itg.ItgDecoder;
import io.intaglio.itg.ItgModel;
import io.intaglio.itg.ItgPixels;
import io.intaglio.itg.ItgRegion;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a person types it, in processes of its own. */
@Tag("slow")
class LauncherTest {

    private static final Path STATUS = Path.of("/proc/self/status");

    @TempDir
    static Path folder;

    private static Path launcher;
    private Path cache;
    private String options = "";

    /** How a command ended; the most KiB that were resident. */
    private record Ended(int code, String out, String err, long peak) {}

    @BeforeAll
    static void train() throws IOException {
        launcher = Documents.ROOT.resolve("cli/target/intaglio/bin/intaglio");
        assumeTrue(Files.isExecutable(launcher) && Files.exists(STATUS), "needs Linux and a packaged command");
        try (Intaglio intaglio = Intaglio.open()) {
            intaglio.train("denoise")
                    .data("demo:leaves,count=8,size=32")
                    .set("widths", "32,64,96")
                    .set("blocks", 1)
                    .set("crop", 32)
                    .channels(1)
                    .steps(1)
                    .run()
                    .plate()
                    .write(folder.resolve("gray.plate"));
        }
        picture("small.png", 256, 256, 1);
    }

    @BeforeEach
    void emptyCache() throws IOException {
        cache = Files.createTempDirectory(folder, "cache");
    }

    private static void picture(String name, int width, int height, int channels) throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        float[] data = new float[width * height * channels];
        for (int i = 0; i < data.length; i++) {
            data[i] = (float) random.nextDouble();
        }
        Pictures.write(Picture.of(ImageBatch.wrap(1, height, width, channels, data)), folder.resolve(name));
    }

    /** Draws leaves: ellipses of many sizes with waves on them, and a little noise. */
    private static ItgPixels leaves(int width, int height) {
        SplittableRandom random = new SplittableRandom(2);
        byte[] data = new byte[width * height * 3];
        Arrays.fill(data, (byte) 90);
        for (int leaf = 0; leaf < 4000; leaf++) {
            int radius = (int) (10 / Math.sqrt(random.nextDouble(0.001, 1)));
            int left = random.nextInt(width) - radius;
            int top = random.nextInt(height) - radius;
            int[] colour = random.ints(3, 40, 216).toArray();
            double wave = random.nextDouble(0.02, 1);
            for (int y = Math.max(0, top); y < Math.min(height, top + 2 * radius); y++) {
                for (int x = Math.max(0, left); x < Math.min(width, left + 2 * radius); x++) {
                    int dx = x - left - radius;
                    int dy = 2 * (y - top - radius);
                    if (dx * dx + dy * dy < radius * radius) {
                        double shade = 25 * Math.sin(wave * (dx + dy));
                        for (int c = 0; c < 3; c++) {
                            data[3 * (y * width + x) + c] = (byte) (colour[c] + shade);
                        }
                    }
                }
            }
        }
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) (data[i] + random.nextInt(9));
        }
        return new ItgPixels(width, height, 3, data);
    }

    private Ended type(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("out.txt").toFile())
                .redirectError(folder.resolve("err.txt").toFile());
        builder.environment().put("XDG_CACHE_HOME", cache.toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("INTAGLIO_OPTS", options);
        Process process = builder.start();
        long peak = 0;
        while (process.isAlive()) {
            peak = Math.max(peak, resident(process.pid()));
            Thread.sleep(20);
        }
        return new Ended(
                process.exitValue(),
                Files.readString(folder.resolve("out.txt")),
                Files.readString(folder.resolve("err.txt")),
                peak);
    }

    /** The launcher's process becomes Java's. */
    private static long resident(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException | RuntimeException e) {
            return 0; // it has just ended
        }
    }

    private List<Path> archives() throws IOException {
        try (Stream<Path> files = Files.list(cache.resolve("intaglio"))) {
            return files.toList();
        }
    }

    /** The one archive, which must be the launcher's own. */
    private Path archive() throws IOException {
        assertThat(archives()).singleElement().asString().matches(".*/classes-\\d+-\\d+-\\d+-\\d+\\.jsa");
        Path archive = archives().get(0);
        assertThat(archive.toFile().setWritable(true)).isTrue();
        return archive;
    }

    private void runsWell() throws Exception {
        Ended run = type("run", "gray.plate", "small.png", "-o", "clean.png");

        assertThat(run.err()).isEqualTo("wrote clean.png\n");
        assertThat(run.out()).isEmpty();
        assertThat(run.code()).isZero();
    }

    @Test
    void theFirstRunMakesAnArchiveOfClassesAndNoRunSpeaksOfIt() throws Exception {
        cache = Files.createDirectory(cache.resolve("with space's"));
        runsWell();
        Path first = archive();
        runsWell();
        assertThat(archive()).isEqualTo(first);

        // An archive of an older build, and one as older builds named them.
        String name = first.getFileName().toString();
        String place = name.substring(0, name.indexOf('-', 8));
        Files.move(first, first.resolveSibling(place + "-1-2-3.jsa"));
        Files.createFile(first.resolveSibling("classes-1-2.jsa"));
        runsWell();
        assertThat(archive()).isNotEqualTo(first.resolveSibling(place + "-1-2-3.jsa"));
    }

    @Test
    void aDamagedArchiveIsNotUsedAndIsMadeAnew() throws Exception {
        runsWell();
        long size = Files.size(archive());
        try (FileChannel file = FileChannel.open(archive(), StandardOpenOption.WRITE)) {
            file.truncate(size / 2); // a full disk
        }
        runsWell();
        assertThat(Files.size(archive())).isGreaterThan(size / 2 + 1);

        try (FileChannel file = FileChannel.open(archive(), StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.allocate((int) size / 2), size / 4 / 4096 * 4096); // a lost write
        }
        runsWell();
        Files.write(archive(), new byte[0]);
        runsWell();
    }

    @Test
    void afterAnAbortTheNextStartGoesWithoutAnArchive() throws Exception {
        cache = Files.createDirectory(cache.resolve("with space"));
        runsWell();
        Path archive = archive();
        try (FileChannel file = FileChannel.open(archive, StandardOpenOption.WRITE)) {
            file.truncate(Files.size(archive) / 2);
        }
        Process cksum =
                new ProcessBuilder("cksum").redirectInput(archive.toFile()).start();
        String fits = new String(cksum.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                .strip()
                .replace(' ', '-');
        String name = archive.getFileName().toString();
        Files.move(archive, archive.resolveSibling(name.replaceAll("-\\d+-\\d+\\.jsa", "-" + fits + ".jsa")));

        assertThat(type("run", "gray.plate", "small.png", "-o", "clean.png").code())
                .as("aborts")
                .isGreaterThan(127);
        runsWell();
    }

    @Test
    void anArchiveInAFolderThatOthersCanWriteToIsNotUsed() throws Exception {
        runsWell();
        Path archive = archive();
        Files.setPosixFilePermissions(archive.getParent(), PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.setLastModifiedTime(archive, FileTime.fromMillis(0));

        runsWell();

        assertThat(Files.getLastModifiedTime(archive()).toMillis())
                .as("made anew")
                .isPositive();
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(archive().getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void thePlateInTheBoxRunsBeforeAnythingWasTrained() throws Exception {
        picture("photo.jpg", 60, 40, 3);

        Ended run = type("run", "denoise", "photo.jpg", "-o", "boxed.png");

        assertThat(run.err()).isEqualTo("wrote boxed.png\n");
        Picture clean = Pictures.read(folder.resolve("boxed.png"));
        assertThat(clean.width()).isEqualTo(60);
        assertThat(clean.channels()).isEqualTo(3);
    }

    /** Types a command within a limit of address space, in KiB. */
    private static Process within(int space, String... words) throws IOException {
        List<String> command = new ArrayList<>(
                List.of("sh", "-c", "ulimit -v " + space + " && exec \"$@\"", "sh", launcher.toString()));
        command.addAll(List.of(words));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    @Test
    void withinALimitOfAddressSpaceAPictureRunsOrTheLimitIsNamed() throws Exception {
        String small = folder.resolve("small.png").toString();
        String out = folder.resolve("within.png").toString();
        Process enough = within(2_500_000, "run", "denoise", small, "-o", out);
        String said = new String(enough.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(enough.waitFor()).as(said).isZero();

        Process little = within(1_500_000, "run", "denoise", small, "-o", out);
        assertThat(new String(little.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .startsWith("intaglio: ulimit -v allows 1464 MiB of address space")
                .hasLineCount(1);
        assertThat(little.waitFor()).isEqualTo(2);
    }

    @Test
    void helpMakesNoArchive() throws Exception {
        assertThat(type("run", "--help").code()).isZero();

        assertThat(cache.resolve("intaglio")).doesNotExist();
    }

    @Test
    void aCollectorOfOnesOwnIsLeftAlone() throws Exception {
        options = "-XX:+UseG1GC -Xmx600m";

        Ended run = type("run", "gray.plate", "small.png", "-o", "clean.png", "--max-memory", "1500m");

        assertThat(run.err()).isEqualTo("wrote clean.png\n");
    }

    @Test
    void aCacheThatCannotBeWrittenIsNoMatter() throws Exception {
        Files.createFile(cache.resolve("intaglio"));

        Ended run = type("run", "gray.plate", "small.png", "-o", "clean.png");

        assertThat(run.err()).isEqualTo("wrote clean.png\n");
        assertThat(run.code()).isZero();
    }

    @Test
    void aLargePhotographStaysWithinTheLimitOfMemory() throws Exception {
        picture("large.png", 6000, 4000, 3);

        Ended run = type("run", "gray.plate", "large.png", "-o", "large-clean.png", "--max-memory", "2g");

        assertThat(run.err()).endsWith("wrote large-clean.png\n");
        assertThat(run.code()).isZero();
        assertThat(run.peak()).isBetween(500_000L, 2L << 20);
    }

    @Test
    void twentyMegapixelsAreCompressedAndDecompressedWithinAGibibyte() throws Exception {
        options = "-Xmx640m";
        int width = 5472;
        int height = 3648;
        Pictures.write(Picture.of(leaves(width, height).image()), folder.resolve("leaves.png"));
        for (String effort : List.of("0", "2")) {
            withinAGibibyte("compress", "leaves.png", "-o", "leaves.itg", "--effort", effort);
            withinAGibibyte("decompress", "leaves.itg", "-o", "back.png");
        }

        ItgPixels back = ItgPixels.of(Pictures.read(folder.resolve("back.png")).pixels());
        byte[] file = Files.readAllBytes(folder.resolve("leaves.itg"));
        ItgDecoder decoder = new ItgDecoder(ItgModel.included());
        byte[] pieces = new byte[back.data().length];
        for (int y = 0; y < height; y += 700) {
            for (int x = 0; x < width; x += 1000) {
                ItgRegion region = new ItgRegion(x, y, Math.min(1000, width - x), Math.min(700, height - y));
                byte[] piece = decoder.decode(file, region).data();
                for (int row = 0; row < region.height(); row++) {
                    int length = 3 * region.width();
                    System.arraycopy(piece, row * length, pieces, 3 * ((y + row) * width + x), length);
                }
            }
        }
        assertThat(Arrays.equals(pieces, back.data()))
                .as("all regions are parts of the whole")
                .isTrue();
        assertThat(leaves(width, height).psnr(back)).isGreaterThan(30);
    }

    private void withinAGibibyte(String... words) throws Exception {
        long begun = System.nanoTime();
        Ended ended = type(words);
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf(Locale.ROOT, "%s: %.0f s, %d KiB%n", String.join(" ", words), seconds, ended.peak());
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.peak()).isBetween(100_000L, 1L << 20);
    }

    @Test
    void aPhotographThatDoesNotFitIsNamed() throws Exception {
        picture("wide.png", 6000, 2000, 3);

        Ended run = type("run", "gray.plate", "wide.png", "-o", "wide-clean.png", "--max-memory=600m");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("wide.png").containsAnyOf("allow more memory", "-Xmx", "--max-memory");
        assertThat(run.peak()).isLessThanOrEqualTo(600L << 10);
    }
}
