package io.intaglio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.cli.Terminal.Said;
import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodedImagesTest {

    @TempDir
    Path folder;

    private Terminal terminal;

    @BeforeEach
    void train() throws IOException {
        terminal = new Terminal(folder);
        Said said = terminal.type(
                "train",
                "compress",
                "--arch",
                "codec",
                "--data",
                "demo:digits,count=8",
                "--set",
                "width=16",
                "--set",
                "latent=8",
                "--set",
                "modes=2",
                "--steps",
                "2",
                "--out",
                "@codec.plate");
        assertThat(said.code()).as(said.err()).isZero();
        terminal.picture("small.png", 28, 28, 1);
    }

    @Test
    void small_images_become_files_and_images_again() throws IOException {
        Said said = terminal.type("compress", "@small.png", "-o", "@small.itc", "--plate", "@codec.plate");
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.err()).contains(" bytes, ", " dB");
        assertThat(terminal.type("info", "@small.itc").out()).contains("12 before the code", "tables");

        assertThat(terminal.type("decompress", "@small.itc", "-o", "@back.png", "--plate", "@codec.plate")
                        .code())
                .isZero();
        assertThat(terminal.type("run", "@codec.plate", "@small.png", "-o", "@run.png")
                        .code())
                .isZero();
        Picture back = Pictures.read(terminal.path("back.png"));
        assertThat(back.pixels().data())
                .isEqualTo(Pictures.read(terminal.path("run.png")).pixels().data());
    }

    @Test
    void what_a_plate_with_a_code_cannot_do_is_said() throws IOException {
        terminal.picture("large.png", 29, 28, 1);
        assertThat(terminal.type("compress", "@large.png", "--plate", "@codec.plate")
                        .err())
                .contains("for pictures of 28x28 pixels, not of 29x28");
        for (String option : List.of("--bpp", "--min-psnr")) {
            assertThat(terminal.type("compress", "@small.png", "--plate", "@codec.plate", option, "1")
                            .err())
                    .contains("trained for one rate");
        }
        terminal.type("compress", "@small.png", "-o", "@small.itc", "--plate", "@codec.plate");
        assertThat(terminal.type("decompress", "@small.itc", "-o", "@back.png").err())
                .contains("give that plate by --plate");
        assertThat(terminal.type("decompress", "@small.itc", "-o", "@b.png", "--plate", "@codec.plate", "--preview")
                        .err())
                .contains("for plates without a code");
        byte[] file = Files.readAllBytes(terminal.path("small.itc"));
        file[5] ^= 1;
        Files.write(terminal.path("small.itc"), file);
        assertThat(terminal.type("decompress", "@small.itc", "-o", "@back.png", "--plate", "@codec.plate")
                        .err())
                .contains("give that plate");
    }

    @Test
    void the_rate_is_measured_beside_jpeg() {
        Said said = terminal.type("rate", "--data", "demo:digits,count=3", "--plate", "@codec.plate");
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out()).contains("3 images", "itc", "jpeg, optimized 50", "jpeg 50");
        assertThat(terminal.type("rate", "--data", "demo:digits,count=1", "--plate", "@codec.plate", "--json")
                        .out())
                .contains("\"codec\": \"itc\"", "\"mse\"");
    }
}
