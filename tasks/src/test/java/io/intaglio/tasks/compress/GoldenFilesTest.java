package io.intaglio.tasks.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.intaglio.itg.ItgDecoder;
import io.intaglio.itg.ItgModel;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files of version 1 that decode to the same pixels for ever. They are drawn leaves and digits, never written again;
 * {@code hashes.txt} has the SHA-256 of the samples of each.
 */
class GoldenFilesTest {

    @Test
    void fifty_files_decode_as_ever() throws Exception {
        assertThat(files()).hasSize(50);
        assertThat(DecodedHashes.of(folder(), 1)).isEqualTo(hashes());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-Xint",
                "-XX:TieredStopAtLevel=1",
                "-XX:-TieredCompilation",
                "-Djava.util.concurrent.ForkJoinPool.common.parallelism=0"
            })
    void every_way_of_running_java_gives_the_same_pixels(String option) throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        int every = option.equals("-Xint") ? 5 : 1; // the interpreter takes many times as long

        List<String> found = decoded(java.toString(), option, every);

        List<String> all = hashes();
        assertThat(found)
                .isEqualTo(IntStream.range(0, all.size())
                        .filter(i -> i % every == 0)
                        .mapToObj(all::get)
                        .toList());
    }

    /** {@code INTAGLIO_JAVAS} lists programs {@code java} of other versions, as a path does. */
    @Test
    void other_versions_of_java_give_the_same_pixels() throws Exception {
        String javas = System.getenv("INTAGLIO_JAVAS");
        assumeTrue(javas != null, "INTAGLIO_JAVAS names no other Java: only this one is run");
        for (String java : javas.split(File.pathSeparator)) {
            assertThat(decoded(java, "-Xshare:auto", 1)).as(java).isEqualTo(hashes());
        }
    }

    /** Decodes every n-th file by another process. */
    private static List<String> decoded(String java, String option, int every) throws Exception {
        return run(
                java,
                option,
                "-cp",
                classPath(),
                DecodedHashes.class.getName(),
                folder().toString(),
                Integer.toString(every));
    }

    @Test
    void a_decoder_that_was_written_from_the_specification_gives_the_same_pixels() throws Exception {
        assumeTrue(hasNumpy(), "python3 with numpy is not here: the independent decoder is not run");
        List<String> command = new ArrayList<>(
                List.of("python3", folder().resolveSibling("itg.py").toString(), model().toString()));
        files().forEach(file -> command.add(file.toString()));
        assertThat(run(command.toArray(String[]::new))).isEqualTo(hashes());
    }

    @Test
    void another_model_is_named() throws Exception {
        byte[] bytes = Files.readAllBytes(model());
        bytes[bytes.length - 1]++;
        ItgDecoder decoder = new ItgDecoder(ItgModel.of(bytes));
        byte[] file = Files.readAllBytes(files().get(0));
        assertThatThrownBy(() -> decoder.decode(file))
                .hasMessageContaining(ItgDecoder.header(file).model());
    }

    private static Path folder() throws URISyntaxException {
        return Path.of(GoldenFilesTest.class.getResource("golden").toURI());
    }

    private static Path model() throws URISyntaxException {
        return folder().resolve("golden.model");
    }

    private static List<Path> files() throws IOException, URISyntaxException {
        return DecodedHashes.files(folder());
    }

    private static List<String> hashes() throws IOException, URISyntaxException {
        return Files.readAllLines(folder().resolve("hashes.txt"));
    }

    private static String classPath() throws URISyntaxException {
        return location(DecodedHashes.class) + System.getProperty("path.separator") + location(ItgModel.class);
    }

    private static String location(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }

    private static boolean hasNumpy() {
        try {
            return run("python3", "-c", "import numpy; print(1)").equals(List.of("1"));
        } catch (IOException | InterruptedException | AssertionError e) {
            return false;
        }
    }

    private static List<String> run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
        return lines;
    }
}
