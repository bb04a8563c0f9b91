package io.intaglio.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.cli.Terminal.Said;
import io.intaglio.cli.codecs.ItgCodec;
import io.intaglio.cli.codecs.JpegRateCodec;
import io.intaglio.cli.codecs.RateCodec;
import io.intaglio.cli.codecs.RateReport;
import io.intaglio.cli.codecs.RateShot;
import io.intaglio.itg.ItgModel;
import io.intaglio.itg.ItgPixels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RateCommandTest {

    @TempDir
    Path folder;

    private Terminal terminal;

    @BeforeEach
    void open() throws IOException {
        terminal = new Terminal(folder);
    }

    @Test
    void drawn_leaves_take_less_than_as_jpeg() throws IOException {
        Said said = terminal.type(
                "rate",
                "--data",
                "demo:leaves,count=2,size=128",
                "--effort",
                "0",
                "--json",
                "--csv",
                "@points.csv",
                "--html",
                "@page.html");

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out()).contains("\"images\": 2", "\"codec\": \"itg\"", "\"codec\": \"jpeg, optimized\"");
        assertThat(said.out()).containsPattern("\"codec\": \"itg\",\\s+\"bd-rate\": -[2-7][0-9]");
        List<String> lines = Files.readAllLines(terminal.path("points.csv"));
        assertThat(lines.get(0)).isEqualTo("image,codec,setting,bits-per-pixel,psnr");
        assertThat(lines.stream().filter(line -> line.contains(",itg,"))).hasSize(2 * 8);
        assertThat(lines.stream().filter(line -> line.contains("\"jpeg, optimized\"")))
                .hasSize(2 * 14);
        assertThat(lines.stream().filter(line -> line.contains(",png,,"))).hasSize(2);
        assertThat(said.out()).contains("\"png-bits-per-pixel\"", "\"pictures\"");
        String page = Files.readString(terminal.path("page.html"));
        assertThat(page)
                .contains("leaves", "data:image/png;base64,", "\"oursPsnr\":")
                .doesNotContain("{{");
        assertThat(page.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http://", "https://", "src=\"");
    }

    @Test
    void a_table_is_written_again_and_another_file_is_left_alone() throws IOException {
        Files.writeString(terminal.path("poem.csv"), "roses");
        Said poem = terminal.type("rate", "--data", "demo:leaves,count=1,size=64", "--csv", "@poem.csv");
        assertThat(poem.code()).isEqualTo(2);
        assertThat(poem.err()).contains("no table of points of Intaglio");
        Files.writeString(terminal.path("points.csv"), "image,codec,setting,bits-per-pixel,psnr\n");
        assertThat(terminal.type(
                                "rate",
                                "--data",
                                "demo:leaves,count=1,size=64",
                                "--effort",
                                "0",
                                "--csv",
                                "@points.csv")
                        .code())
                .isZero();
    }

    @Test
    void a_picture_is_shown_beside_a_jpeg_of_as_many_bytes() throws IOException {
        byte[] samples = new byte[128 * 128 * 3];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) (i % 384 / 3 + i / 384 + i * 37 % 23);
        }
        RateShot shot = RateShot.of(
                "noise",
                new ItgPixels(128, 128, 3, samples),
                1,
                new ItgCodec(ItgModel.included(), 1),
                new JpegRateCodec(true));
        assertThat(shot.oursBytes()).isBetween(1700L, 2048L);
        assertThat(shot.jpegBytes()).isLessThanOrEqualTo(shot.oursBytes());
        assertThat(shot.original().psnr(shot.ours()))
                .isGreaterThan(shot.original().psnr(shot.jpeg()));
    }

    @Test
    void what_cannot_be_is_said_in_a_line() {
        Said effort = terminal.type("rate", "--data", "demo:leaves", "--effort", "10");

        assertThat(effort.code()).isEqualTo(2);
        assertThat(effort.err()).contains("--effort must be between 0 and 9, not 10");
    }

    /** Twice the bytes of a JPEG, and the same picture. */
    private record Doubled(RateCodec codec) implements RateCodec {

        @Override
        public String name() {
            return "double";
        }

        @Override
        public List<Integer> qualities() {
            return codec.qualities();
        }

        @Override
        public List<CodedPicture> codings(ItgPixels picture) throws IOException {
            return codec.codings(picture).stream()
                    .map(coding -> new CodedPicture(2 * coding.bytes(), coding.decoded()))
                    .toList();
        }
    }

    @Test
    void twice_the_bytes_are_a_hundred_percent() throws IOException {
        RateCodec jpeg = new JpegRateCodec(true);
        RateReport report = new RateReport(List.of(jpeg, new Doubled(jpeg)), jpeg);
        byte[] samples = new byte[64 * 64 * 3];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) (i % 192 / 3 + i / 192 * 2 + i * 37 % 23);
        }
        report.add("noise", new ItgPixels(64, 64, 3, samples));

        assertThat(report.rows().get(0).rate()).isZero();
        assertThat(report.rows().get(1).rate()).isCloseTo(100, within(1e-6));
        assertThat(report.text()).contains("double").contains("100.0 %");
    }
}
