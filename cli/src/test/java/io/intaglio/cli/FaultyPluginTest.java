package io.intaglio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.cli.Terminal.Said;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A task from a jar that fails in the middle: the command says whose fault it is, and how to go on. */
class FaultyPluginTest {

    private static final String TASK = """
            package bad;
            import io.intaglio.config.Settings;
            import io.intaglio.data.Example;
            import io.intaglio.spi.TaskProvider;
            import io.intaglio.task.Pair;
            import io.intaglio.task.Preset;
            import io.intaglio.task.Task;
            import java.util.concurrent.atomic.AtomicInteger;
            import java.util.random.RandomGenerator;
            public class Bad implements TaskProvider {
                private final AtomicInteger calls = new AtomicInteger();
                public String name() { return "bad"; }
                public String summary() { return "fails after some calls"; }
                public Task create() {
                    return new Task() {
                        public Preset preset() {
                            return new Preset("collapsed", Settings.of("arch.widths", "4,4").with("train.batch", 2)
                                    .with("train.crop", 8).with("train.held-out", 0));
                        }
                        public Pair pair(Example example, RandomGenerator random) {
                            return calls.incrementAndGet() > 16 ? pair(example, random)
                                    : Pair.of(example.image(), example.image());
                        }
                    };
                }
            }
            """;

    @TempDir
    Path folder;

    private Terminal terminal;

    @BeforeEach
    void open() throws IOException {
        terminal = new Terminal(folder);
        terminal.photographs("gray", 1);
        Path source = Files.writeString(folder.resolve("Bad.java"), TASK);
        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        folder.resolve("classes").toString(),
                        source.toString());
        assertThat(compiled).isZero();
        try (OutputStream file = Files.newOutputStream(folder.resolve("bad.jar"));
                JarOutputStream jar = new JarOutputStream(file);
                Stream<Path> classes = Files.list(folder.resolve("classes/bad"))) {
            jar.putNextEntry(new ZipEntry("META-INF/services/io.intaglio.spi.TaskProvider"));
            jar.write("bad.Bad\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            for (Path each : classes.toList()) {
                jar.putNextEntry(new ZipEntry("bad/" + each.getFileName()));
                jar.write(Files.readAllBytes(each));
            }
        }
    }

    private Said train(String... more) {
        List<String> words = new java.util.ArrayList<>(List.of(
                "--plugin-path", "@bad.jar", "train", "bad", "--data", "@gray", "--out", "@b.plate", "--steps", "20"));
        words.addAll(List.of(more));
        return terminal.type(words.toArray(String[]::new));
    }

    @Test
    void it_is_named_with_its_jar_and_the_training_can_go_on() {
        Said said = train("--checkpoint-every", "2");

        assertThat(said.code()).isEqualTo(1);
        assertThat(terminal.plain(said.err()))
                .containsPattern("intaglio: the task bad failed at \\d\\.png: java\\.lang\\.StackOverflowError"
                        + " \\(a fault of bad\\.Bad\\$1, which comes from FOLDER/bad\\.jar\\);"
                        + " to go on, once that is mended: intaglio train --resume"
                        + " FOLDER/b\\.plate\\.checkpoints/checkpoint-\\d+\\.plate")
                .contains("the course of the training: FOLDER/b.plate.report.html")
                .doesNotContain("\tat ", "fault of the program");
    }

    @Test
    void a_run_without_the_plug_in_names_its_jar_and_leaves_no_folder() {
        Said trained = terminal.type(
                "--plugin-path", "@bad.jar", "train", "bad", "--data", "@gray", "--out", "@b.plate", "--steps", "1");
        assertThat(trained.code()).as(trained.err()).isZero();

        Said said = terminal.type("run", "@b.plate", "@gray");

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err())
                .isEqualTo("intaglio: there is no task \"bad\"; this plate was made with that of bad.jar;"
                        + " give it with --plugin-path (in Java: Intaglio.builder().pluginPath)\n");
        assertThat(folder.resolve("gray-bad")).doesNotExist();
    }

    @Test
    void without_checkpoints_it_says_what_would_have_helped() {
        assertThat(train().err()).contains("nothing was kept, for no checkpoint was written yet (--checkpoint-every)");
    }
}
