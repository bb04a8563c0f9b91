package io.intaglio.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.bulk.PictureFiles;
import io.intaglio.config.InvalidInputException;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import io.intaglio.spi.PlateProvider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlateAdviceTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    /** A plate for pictures brighter than a level. */
    private record Bright(String name, float from, double urgency) implements PlateProvider {

        @Override
        public String summary() {
            return "for the test";
        }

        @Override
        public InputStream open() {
            return InputStream.nullInputStream();
        }

        @Override
        public Optional<Recommendation> recommendation(ImageBatch picture) {
            return picture.data()[0] > from
                    ? Optional.of(new Recommendation(urgency, "light above " + from))
                    : Optional.empty();
        }
    }

    private Console console() {
        PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        return new Console(stream, stream, false);
    }

    private PlateAdvice advice() {
        return new PlateAdvice(console(), List.of(new Bright("weak", 0.3f, 0.2), new Bright("strong", 0.6f, 0.9)));
    }

    private Path gray(String name, float value) throws IOException {
        Path file = folder.resolve("in").resolve(name);
        Files.createDirectories(file.getParent());
        Pictures.write(Picture.of(ImageBatch.wrap(1, 1, 1, 1, new float[] {value})), file);
        return file;
    }

    @Test
    void each_picture_goes_to_the_plate_that_it_needs_most() throws IOException {
        gray("a.png", 0.1f);
        gray("b.png", 0.5f);
        gray("c.png", 0.9f);
        Files.write(folder.resolve("in/d.png"), new byte[] {1, 2, 3});
        RunPlan plan = RunPlan.of(List.of(folder.resolve("in")), folder.resolve("out"));

        PlateAdvice.Division divided = advice().divide(plan);
        Map<String, RunPlan> parts = divided.plates();

        assertThat(parts).containsOnlyKeys("weak", "strong");
        assertThat(names(parts.get("weak")))
                .as("one that cannot be read is told of by a run")
                .containsExactly("b.png", "d.png");
        assertThat(names(parts.get("strong"))).containsExactly("c.png");
        assertThat(said.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "a.png: found no damage that a plate can repair; the picture is copied",
                        "b.png: light above 0.3; plate weak",
                        "c.png: light above 0.6; plate strong");
        assertThat(names(divided.copies())).containsExactly("a.png");
        assertThat(folder.resolve("out")).as("nothing is written yet").doesNotExist();
    }

    @Test
    void a_copy_in_another_format_is_written_anew() throws IOException {
        Path dark = gray("a.png", 0.1f);

        RunPlan copies = advice().divide(RunPlan.of(List.of(dark), folder.resolve("a.jpg")))
                .copies();
        RunTally tally = new CopyJob(console(), new PictureFiles(95), false).run(copies);

        assertThat(tally).isEqualTo(new RunTally(0, 1, 0, 0));
        assertThat(Pictures.read(folder.resolve("a.jpg")).pixels().height()).isEqualTo(1);
    }

    @Test
    void the_standard_input_cannot_be_looked_at_first() throws IOException {
        RunPlan plan = RunPlan.of(List.of(Path.of("-")), folder.resolve("a.png"));

        assertThatThrownBy(() -> advice().divide(plan))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("auto cannot read the standard input; name a file, or a plate");
    }

    private static List<String> names(RunPlan plan) {
        return plan.steps().stream().map(step -> step.name().toString()).toList();
    }
}
