package io.intaglio.cli;

import com.google.inject.Inject;
import io.intaglio.Intaglio;
import io.intaglio.Model;
import io.intaglio.cli.map.MapPage;
import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.file.AtomicFile;
import io.intaglio.plate.Plate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Draws images on a map by the vectors that a plate makes of them. */
@Command(
        name = "map",
        description = "Draw a map of images: those that are similar for a plate are near each other.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  intaglio map digits.plate --data demo:digits -o map.html",
            "  intaglio map denoise --data photos/ --set at=level-1 -o photos.html"
        })
final class MapCommand implements Callable<Integer> {

    private static final int LEAST = 10;
    private static final int MOST = 20_000;

    private final Console console;

    @ParentCommand
    private IntaglioCommand parent;

    @Mixin
    private SettingOptions settings;

    @Parameters(
            index = "0",
            paramLabel = "PLATE",
            completionCandidates = InstalledNames.Plates.class,
            description = HelpText.PLATE)
    private String plate;

    @Option(names = "--data", required = true, paramLabel = "SOURCE", description = HelpText.DATA)
    private String data;

    @Option(
            names = {"-o", "--out"},
            required = true,
            paramLabel = "FILE.html",
            description = "The HTML page.")
    private Path out;

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "2000",
            description = "Largest number of images, evenly spread over the data (2000).")
    private int count;

    @Option(
            names = "--method",
            paramLabel = "pacmap|pca",
            defaultValue = "pacmap",
            description = "Method that computes positions from vectors (pacmap).")
    private String method;

    @Mixin
    private MemoryOption memory;

    @Inject
    MapCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (count < LEAST || count > MOST) {
            throw new InvalidInputException("--count must be between " + LEAST + " and " + MOST + ", not " + count);
        }
        MapPage.Method chosen = method();
        new Outputs().reads(plate, "the plate").reads(data, "the data").report(out);
        try (Intaglio intaglio = parent.open(memory.bytes());
                NamedFailures source = new NamedFailures(intaglio.source(data), console)) {
            Plate read = intaglio.plate(plate);
            Settings options = settings.settings();
            try (Model model = intaglio.open(read, Embedder.TASK)) {
                model.check(options, Set.of());
                MapPage.Drawn drawn = page(new Embedder(model, options), source).draw(chosen);
                AtomicFile.write(out, drawn.html());
                console.say(
                        "wrote %s; trustworthiness %s",
                        out, String.format(Locale.ROOT, "%.3f", drawn.trustworthiness()));
                return source.code();
            }
        }
    }

    private MapPage.Method method() {
        for (MapPage.Method each : MapPage.Method.values()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(method)) {
                return each;
            }
        }
        throw new InvalidInputException("--method is pacmap or pca, not \"" + method + "\"");
    }

    private MapPage page(Embedder embedder, Source source) throws IOException {
        MapPage page = new MapPage("Intaglio: " + data + " by " + Path.of(plate).getFileName(), source.classes());
        long images = Math.min(count, source.size());
        try (BulkProgress progress = BulkProgress.of(console, "embedding", "image", images)) {
            for (long i = 0; i < images; i++) {
                add(page, embedder, source, i * source.size() / images);
                progress.done(i + 1);
            }
        }
        if (page.size() < LEAST) {
            throw new InvalidInputException(
                    "a map takes at least " + LEAST + " images, and " + page.size() + " could be read");
        }
        if (page.alike()) {
            throw new InvalidInputException("a map shows how images differ, and all " + page.size()
                    + " have one and the same vector; choose other images, or another place of the network (at)");
        }
        return page;
    }

    private void add(MapPage page, Embedder embedder, Source source, long index) {
        Example example;
        try {
            example = source.get(index);
        } catch (IOException e) {
            return; // it was named
        }
        page.add(example.name(), example.image(), example.label().orElse(-1), embedder.vector(example));
    }
}
