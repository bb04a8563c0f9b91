package io.intaglio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.cli.Terminal.Said;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import io.intaglio.image.SampleScale;
import io.intaglio.image.SampleType;
import io.intaglio.metric.Psnr;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompressCommandTest {

    @TempDir
    Path folder;

    private Terminal terminal;

    @BeforeEach
    void open() throws IOException {
        terminal = new Terminal(folder);
        terminal.photographs("colour", 3);
    }

    @Test
    void a_picture_is_compressed_described_and_decompressed() throws IOException {
        Said said = terminal.type("compress", "@colour/0.png", "-o", "@0.itg", "--min-psnr", "38");
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.err()).contains("bits a pixel", " dB");

        Picture before = Pictures.read(terminal.path("colour/0.png"));
        assertThat(terminal.type("info", "@0.itg").out())
                .contains(before.width() + "x" + before.height() + " pixels", "RGB", "groups  1, none damaged");

        assertThat(terminal.type("decompress", "@0.itg", "-o", "@0.png").code()).isZero();
        Picture after = Pictures.read(terminal.path("0.png"));
        assertThat(Psnr.of(before.pixels(), after.pixels())).isGreaterThanOrEqualTo(37.99);

        assertThat(terminal.type("decompress", "@0.itg", "-o", "@part.png", "--region", "1,2,5,4")
                        .code())
                .isZero();
        Picture part = Pictures.read(terminal.path("part.png"));
        assertThat(part.pixels().data())
                .isEqualTo(after.pixels().crop(2, 1, 4, 5).data());
    }

    @Test
    void the_preview_is_an_eighth_of_each_side() throws IOException {
        terminal.type("compress", "@colour/0.png", "-o", "@0.itg");
        assertThat(terminal.type("decompress", "@0.itg", "-o", "@small.png", "--preview")
                        .code())
                .isZero();
        Picture before = Pictures.read(terminal.path("colour/0.png"));
        Picture small = Pictures.read(terminal.path("small.png"));
        assertThat(small.width()).isEqualTo((before.width() + 7) / 8);
        assertThat(small.height()).isEqualTo((before.height() + 7) / 8);
        assertThat(terminal.type("decompress", "@0.itg", "--preview", "--rescue")
                        .err())
                .contains("without --preview");
    }

    @Test
    void a_file_that_is_too_large_is_not_read() throws IOException {
        try (RandomAccessFile large =
                new RandomAccessFile(terminal.path("large.itg").toFile(), "rw")) {
            large.setLength(3L << 30);
        }
        for (String command : new String[] {"decompress", "info"}) {
            Said said = terminal.type(command, "@large.itg");
            assertThat(said.code()).isNotZero();
            assertThat(said.err()).contains("a .itg file of 3221225472 bytes is too large");
        }
    }

    @Test
    void what_a_folder_holds_besides_is_named() throws IOException {
        Files.writeString(terminal.path("colour/notes.txt"), "notes");
        Files.createSymbolicLink(terminal.path("colour/gone.png"), Path.of("nowhere.png"));
        Said said = terminal.type("compress", "@colour", "-o", "@small", "--effort", "0");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err())
                .contains("left out, because the name is not that of a readable picture: ")
                .contains("notes.txt")
                .contains("gone.png is left out: ")
                .contains("6 pictures done, 1 failed");
        assertThat(terminal.path("small/5.itg")).exists();
    }

    @Test
    void a_folder_keeps_its_names_and_limits_hold_for_each_file() throws IOException {
        Said said = terminal.type("compress", "@colour", "-o", "@small", "--max-bytes", "400", "--effort", "0");
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(Files.size(terminal.path("small/0.itg"))).isLessThanOrEqualTo(400);
        assertThat(terminal.type("decompress", "@small", "-o", "@back").code()).isZero();
        assertThat(terminal.path("back/0.png")).exists();
    }

    @Test
    void a_damaged_file_is_named_and_the_rest_is_done() throws IOException {
        terminal.type("compress", "@colour", "-o", "@small");
        byte[] file = Files.readAllBytes(terminal.path("small/0.itg"));
        file[file.length - 1] ^= 1;
        Files.write(terminal.path("small/0.itg"), file);

        Said described = terminal.type("info", "@small/0.itg");
        assertThat(described.code()).isEqualTo(1);
        assertThat(described.out()).contains("groups  1, 1 damaged or missing");
        Said said = terminal.type("decompress", "@small", "-o", "@back");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).contains("0.itg", "checksum");
        assertThat(terminal.path("back/1.png")).exists();
        assertThat(terminal.path("back/0.png")).doesNotExist();

        Said rescued = terminal.type("decompress", "@small/0.itg", "-o", "@rescued.png", "--rescue");
        assertThat(rescued.code()).isZero();
        assertThat(rescued.err()).contains("group 0 is damaged");
    }

    @Test
    void what_cannot_be_done_is_said_before_anything_is() throws IOException {
        assertThat(terminal.type("compress", "@colour/0.png", "--quality", "101")
                        .err())
                .contains("between 1 and 100, not 101");
        assertThat(terminal.type("compress", "@colour/0.png", "--effort", "10").err())
                .contains("between 0 and 9, not 10");
        assertThat(terminal.type("compress", "@colour/0.png", "--bpp", "-1").code())
                .isEqualTo(2);
        assertThat(terminal.type("compress", "@colour/0.png", "-o", "@small", "--max-bytes", "20")
                        .err())
                .contains("20 are allowed");
        assertThat(terminal.type("compress", "@colour/0.png", "--plate", "denoise")
                        .err())
                .contains("compresses no pictures");
        assertThat(terminal.type("decompress", "@nothing.itg").err()).contains("there is no file or folder");
        assertThat(terminal.type("info", "@colour/0.png").err()).contains("does not begin with ITG");
    }

    @Test
    void a_network_without_weights_is_told_nothing_of_steps_and_rates() {
        Said said = terminal.type("train", "compress", "--data", "demo:leaves,count=3,size=48", "--out", "@c.plate");

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.err())
                .contains("identity, colour, any size: no weights to learn, only what the task takes from 2 images")
                .doesNotContain("warm-up", "epochs", "FLOPs");
        assertThat(terminal.path("c.plate.report.html"))
                .content()
                .contains("Done: there are no weights to learn.", "2 images to learn from, 1 held out")
                .doesNotContain("after a warm-up", "10 epochs");
    }

    @Test
    void an_original_is_not_replaced_by_what_was_decoded_from_it() throws IOException {
        Path original = terminal.path("colour/0.png");
        byte[] before = Files.readAllBytes(original);
        terminal.type("compress", "@colour/0.png");

        Said said = terminal.type("decompress", "@colour/0.itg");
        Said again = terminal.type("compress", "@colour/0.png");

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("0.png, which is there already; name a file or folder with -o");
        assertThat(Files.readAllBytes(original)).isEqualTo(before);
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).contains("0.itg, which is there already");
    }

    @Test
    void what_a_file_does_not_hold_is_noted() throws IOException {
        ImageBatch page = ImageBatch.zeros(1, 9, 7, 1);
        Pictures.write(3, index -> Picture.of(page), terminal.path("pages.tif"));
        float[] dark = new float[63];
        dark[5] = 1700 / 65535f;
        SampleScale deep = SampleScale.of(SampleType.UINT16);
        Pictures.write(Picture.of(ImageBatch.wrap(1, 9, 7, 1, dark)).withScale(deep), terminal.path("deep.png"));

        Said pages = terminal.type("compress", "@pages.tif", "-o", "@pages.itg");
        Said shades = terminal.type("compress", "@deep.png", "-o", "@deep.itg");

        assertThat(pages.code()).as(pages.err()).isZero();
        assertThat(pages.err()).contains("it has 3 pages, of which only the first is taken");
        assertThat(shades.err()).contains("the largest number is 1700 of 65535: 8 shades of 256 are left");
    }

    @Test
    void names_that_promise_something_else_are_refused() throws IOException {
        Files.createDirectories(terminal.path("empty"));

        assertThat(refused("compress", "@colour/0.png", "-o", "@x.jpg")).contains("its extension is one of itg");
        assertThat(refused("compress", "@colour", "-o", "@two.itg")).contains("two perhaps");
        assertThat(refused("compress", "@colour/0.png", "-o", "-")).contains("name a file in place of -");
        assertThat(refused("compress", "-", "-o", "@x.itg")).contains("name a file in place of -");
        assertThat(refused("compress", "@empty", "-o", "@x")).contains("no file in", "called as a readable picture is");
        assertThat(refused("decompress", "@colour")).contains("called as a compressed file is");
        terminal.type("compress", "@colour/0.png", "-o", "@0.itg");
        assertThat(refused("decompress", "@0.itg", "-o", "@x.gif")).contains("its extension is one of png");
        assertThat(terminal.path("x.jpg")).doesNotExist();
    }

    private String refused(String... line) {
        Said said = terminal.type(line);
        assertThat(said.code()).as(said.err()).isEqualTo(2);
        return said.err();
    }
}
