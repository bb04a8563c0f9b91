package io.intaglio.examples.tutorials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Pictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each program does what it says, if only for a few steps. */
class RunnersTest {

    /** Fewer pictures than a quick run has, as only the program is tested; {@link ResultsTest} compares the figures. */
    private static final Map<String, String> FEWER = Map.of(
            "compress-gray-images", "demo:digits,count=120,size=32",
            "compress-digits", "demo:digits,count=80,size=28",
            "compress-colour-images", "demo:leaves,count=80,size=32",
            "repair-colour-images", "demo:leaves,count=40,size=32",
            "collapsed-generation", "demo:digits,count=100,size=32");

    @TempDir
    Path folder;

    static List<Runner> runners() {
        return Runners.ALL;
    }

    @ParameterizedTest
    @MethodSource("runners")
    void aQuickRunWritesAPictureAndItsNumbers(Runner runner) throws IOException {
        List<String> words = new ArrayList<>(List.of("--quick", "--out", folder.toString()));
        if (FEWER.containsKey(runner.name())) {
            words.addAll(List.of("--data", FEWER.get(runner.name())));
        }

        TutorialResults findings = runner.runExample(words.toArray(String[]::new));

        assertThat(TutorialResults.parse(Files.readString(folder.resolve(runner.name() + ".json"))))
                .isEqualTo(findings);
        assertThat(findings.tables())
                .isNotEmpty()
                .allSatisfy(table -> assertThat(table.rows()).isNotEmpty());
        assertThat(Pictures.read(folder.resolve(runner.name() + ".png")).width())
                .isGreaterThan(100);
    }

    @Test
    void theJpegOfASizeIsTheBestThatFits() throws IOException {
        PictureList picture = new PictureList(List.of(ImageBatch.zeros(1, 32, 32, 1)));
        for (int i = 0; i < 32 * 32; i++) {
            picture.images().get(0).data()[i] = i / 32 % 7 / 7f + i % 5 / 20f;
        }

        JpegAtSize small = JpegAtSize.of(picture.images().get(0), 100);
        JpegAtSize large = JpegAtSize.of(picture.images().get(0), 400);

        assertThat(small.bytes()).isBetween(1, 100);
        assertThat(large.bytes()).isBetween(101, 400);
        assertThat(picture.psnr(new PictureList(List.of(large.image()))))
                .isGreaterThan(picture.psnr(new PictureList(List.of(small.image()))));
    }

    @Test
    void wrongArgumentsAreAnsweredWithTheUsage() {
        for (String[] wrong : new String[][] {{"quick"}, {"--data"}, {"--quick", "--out"}, {"--fast"}}) {
            assertThatThrownBy(() -> RunnerArguments.parse("Program", "folder", wrong))
                    .as(String.join(" ", wrong))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("usage: Program [--quick] [--data SOURCE] [--out FOLDER]");
        }
    }

    @Test
    void aTableKnowsItsCells() {
        TutorialResults.Table table = TutorialResults.Table.of("by", "PSNR", "bytes")
                .with("a", TutorialResults.decibels(21.456), TutorialResults.count(64))
                .with("b", TutorialResults.decibels(-1), TutorialResults.count(1000));

        assertThat(table.number("a", "PSNR")).isEqualTo(21.46);
        assertThat(table.number("b", "bytes")).isEqualTo(1000);
        assertThat(table.markdown())
                .isEqualTo("| by | PSNR | bytes |\n|---|---|---|\n| a | 21.46 dB | 64 |\n| b | -1.00 dB | 1000 |");
    }
}
