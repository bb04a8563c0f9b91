package io.intaglio.cli;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.util.Modules;
import io.intaglio.Intaglio;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import io.intaglio.spi.EngineOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** Types command lines, with an engine in plain Java behind them, and keeps what they say. */
final class Terminal {

    /**
     * What a command line gave.
     *
     * @param code of exit
     * @param out its results
     * @param err what else it said
     */
    record Said(int code, String out, String err) {}

    private final Path folder;
    private int columns;
    private String quickstartData = "demo:leaves,count=4,size=16,seed=1";

    Terminal(Path folder) {
        this.folder = folder;
    }

    /** Lets the quickstart learn from other data. */
    Terminal quickstartOn(Path data) {
        quickstartData = data.toString();
        return this;
    }

    /** Makes it so wide from here on. */
    Terminal columns(int count) {
        columns = count;
        return this;
    }

    /** Runs a command; {@code @name} stands for a path in the folder. */
    Said type(String... words) {
        return run(InputStream.nullInputStream(), new ByteArrayOutputStream(), words);
    }

    /** Runs a command with something on its standard input, and keeps what comes out as it is. */
    Said pipe(byte[] in, ByteArrayOutputStream out, String... words) {
        return run(new ByteArrayInputStream(in), out, words);
    }

    private Said run(InputStream in, ByteArrayOutputStream out, String... words) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(stream(out), stream(err), false, columns);
        AbstractModule toy = new AbstractModule() {
            @Override
            protected void configure() {
                bind(Console.class).toInstance(console);
                bind(StandardInput.class).toInstance(new StandardInput(in));
                bind(PlateSaver.class).toInstance(new PlateSaver(folder));
                bind(QuickstartPlan.class)
                        .toInstance(new QuickstartPlan(
                                quickstartData, "demo:leaves,count=2,size=16,seed=2", 25, 1, 1, 8, 1e-3, 0.9, "nlm"));
                bind(IntaglioFactory.class)
                        .toInstance((plugins, engine) -> Intaglio.builder()
                                .pluginPath(plugins.toArray(Path[]::new))
                                .engine(new EngineOptions(
                                        engine.engine().equals("auto") ? "fake" : engine.engine(),
                                        engine.device(),
                                        engine.threads(),
                                        false,
                                        engine.maxMemory()))
                                .open());
            }
        };
        String[] arguments = new String[words.length];
        for (int i = 0; i < words.length; i++) {
            arguments[i] =
                    words[i].startsWith("@") ? path(words[i].substring(1)).toString() : words[i];
        }
        int code = Guice.createInjector(Modules.override(new CliModule()).with(toy))
                .getInstance(CommandRunner.class)
                .run(arguments);
        return new Said(code, text(out), text(err));
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    /** Puts a picture of noise there. */
    Path picture(String name, int width, int height, int channels) throws IOException {
        Path file = path(name);
        Files.createDirectories(file.getParent());
        SplittableRandom random = new SplittableRandom(name.hashCode());
        float[] data = new float[width * height * channels];
        for (int i = 0; i < data.length; i++) {
            data[i] = (float) random.nextDouble();
        }
        Pictures.write(Picture.of(ImageBatch.wrap(1, height, width, channels, data)), file);
        return file;
    }

    /** A folder of six gray (1) or colour (3) pictures. */
    Path photographs(String name, int channels) throws IOException {
        for (int i = 0; i < 6; i++) {
            picture(name + "/" + i + ".png", 16 + i, 12, channels);
        }
        return path(name);
    }

    /** What was said, free of the folder's whereabouts. */
    String plain(String said) {
        return said.replace(folder.toString(), "FOLDER");
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
