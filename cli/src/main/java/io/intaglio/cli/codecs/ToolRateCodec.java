package io.intaglio.cli.codecs;

import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import io.intaglio.itg.ItgPixels;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A program of the system that writes pictures, and one that reads them again.
 *
 * @param name of the format
 * @param qualities of the writer, from small files to large ones
 * @param extension of its files
 * @param encode the command, with {@code Q} (or {@code cq-level=Q}), {@code IN} and {@code OUT}
 * @param decode the command, with {@code IN} and {@code OUT}
 * @since 0.1
 */
public record ToolRateCodec(
        String name, List<Integer> qualities, String extension, List<String> encode, List<String> decode)
        implements RateCodec {

    private static final long SECONDS = 120;

    public ToolRateCodec {
        qualities = List.copyOf(qualities);
        encode = List.copyOf(encode);
        decode = List.copyOf(decode);
    }

    /** Returns the codecs that are known, whether their programs are there or not. */
    public static List<ToolRateCodec> known() {
        return List.of(
                new ToolRateCodec(
                        "webp",
                        List.of(1, 5, 10, 20, 30, 45, 60, 75, 85, 92),
                        "webp",
                        List.of("cwebp", "-quiet", "-m", "6", "-q", "Q", "IN", "-o", "OUT"),
                        List.of("dwebp", "-quiet", "IN", "-o", "OUT")),
                new ToolRateCodec(
                        "avif",
                        List.of(60, 54, 48, 42, 36, 30, 24, 18),
                        "avif",
                        List.of(
                                "avifenc",
                                "-s",
                                "6",
                                "-j",
                                "1",
                                "-y",
                                "420",
                                "--min",
                                "0",
                                "--max",
                                "63",
                                "-a",
                                "end-usage=q",
                                "-a",
                                "cq-level=Q",
                                "IN",
                                "OUT"),
                        List.of("avifdec", "IN", "OUT")),
                new ToolRateCodec(
                        "jpeg 2000",
                        List.of(26, 28, 30, 32, 34, 36),
                        "jp2",
                        List.of("opj_compress", "-i", "IN", "-o", "OUT", "-q", "Q"),
                        List.of("opj_decompress", "-i", "IN", "-o", "OUT")),
                new ToolRateCodec(
                        "jpeg xl",
                        List.of(10, 20, 30, 40, 50, 60, 70, 80, 90),
                        "jxl",
                        List.of("cjxl", "--quiet", "-q", "Q", "IN", "OUT"),
                        List.of("djxl", "--quiet", "IN", "OUT")));
    }

    /** Returns the first of its programs that the path of the system does not have; empty where both are there. */
    public Optional<String> missing() {
        return Stream.of(encode.get(0), decode.get(0))
                .filter(program -> !onPath(program))
                .findFirst();
    }

    private static boolean onPath(String program) {
        String path = System.getenv("PATH");
        return path != null
                && Arrays.stream(path.split(File.pathSeparator))
                        .filter(folder -> !folder.isEmpty())
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    @Override
    public List<CodedPicture> codings(ItgPixels picture) throws IOException {
        Path folder = Files.createTempDirectory("intaglio-rate");
        Path original = folder.resolve("original.png");
        Path coded = folder.resolve("coded." + extension);
        Path decoded = folder.resolve("decoded.png");
        try {
            Pictures.write(Picture.of(picture.image()), original);
            List<CodedPicture> codings = new ArrayList<>();
            for (int quality : qualities) {
                run(encode, original, coded, quality);
                run(decode, coded, decoded, quality);
                codings.add(new CodedPicture(
                        Files.size(coded),
                        ItgPixels.of(Pictures.read(decoded)
                                .toChannels(picture.channels())
                                .pixels())));
            }
            return codings;
        } finally {
            for (Path file : List.of(original, coded, decoded, folder)) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static void run(List<String> command, Path in, Path out, int quality) throws IOException {
        List<String> words = command.stream()
                .map(word -> switch (word) {
                    case "IN" -> in.toString();
                    case "OUT" -> out.toString();
                    case "Q" -> Integer.toString(quality);
                    case "cq-level=Q" -> "cq-level=" + quality;
                    default -> word;
                })
                .toList();
        Process process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(words.get(0) + " could not write the picture");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + words.get(0) + " ran", e);
        } finally {
            process.destroyForcibly();
        }
    }
}
