package io.intaglio.cli;

import com.google.inject.Inject;
import io.intaglio.Intaglio;
import io.intaglio.Model;
import io.intaglio.cli.search.ThumbnailFile;
import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.file.AtomicFile;
import io.intaglio.plate.Plate;
import io.intaglio.spi.VectorIndexProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.LongStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Builds an index of the pictures of a source. */
@Command(
        name = "build",
        description = "Build an index of all pictures of a source.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  intaglio index build digits.plate --data idx:mnist -o digits.index",
            "  intaglio index build digits.plate --data idx:mnist -o digits.index --align objects"
        })
final class IndexBuildCommand implements Callable<Integer> {

    private final Console console;

    @ParentCommand
    private IndexCommand parent;

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
            paramLabel = "FOLDER",
            description = "Folder for the index, new or empty.")
    private Path out;

    @Option(
            names = "--kind",
            paramLabel = "K",
            defaultValue = "exact",
            description = "Kind of the index; \"intaglio list indexes\" lists all (exact).")
    private String kind;

    @Option(
            names = "--align",
            paramLabel = "none|pictures|objects",
            defaultValue = "none",
            description = "What a query aligns with its picture, so that a changed copy is found: pictures, or objects"
                    + " on plain ground (none).")
    private String align;

    @Mixin
    private MemoryOption memory;

    @Inject
    IndexBuildCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        checkEmpty();
        IndexFacts.Align aligned = IndexFacts.Align.of(align);
        Settings options = settings.settings();
        try (Intaglio intaglio = parent.intaglio().open(memory.bytes());
                NamedFailures source = new NamedFailures(intaglio.source(data), console)) {
            VectorIndexProvider provider = intaglio.indexes().get(kind);
            Plate read = intaglio.plate(plate);
            try (Model model = intaglio.open(read, Embedder.TASK)) {
                model.check(options, Set.of());
                Files.createDirectories(out);
                Embedder embedder = new Embedder(model, options);
                if (aligned == IndexFacts.Align.NONE) {
                    write(provider, embedder, source, embedder::vector);
                } else {
                    AtomicFile.write(out.resolve(ThumbnailFile.NAME), stream -> {
                        ThumbnailFile.Writer thumbnails =
                                new ThumbnailFile.Writer(stream, aligned == IndexFacts.Align.OBJECTS);
                        write(provider, embedder, source, example -> aligned(thumbnails, embedder, example));
                    });
                }
            }
            new IndexFacts(kind, Embedder.digest(read.weights()), options, data, aligned).write(out);
            console.say("wrote %s", out);
            return source.code();
        }
    }

    private void checkEmpty() throws IOException {
        if (Files.exists(out) && !Files.isDirectory(out)) {
            throw new InvalidInputException(out + " is a file; an index is a folder");
        }
        if (Outputs.holdsFiles(out)) {
            throw new InvalidInputException(out + " is not empty; name a new folder");
        }
    }

    /** Returns the vector of an example, whose thumbnail is kept. */
    private static float[] aligned(ThumbnailFile.Writer thumbnails, Embedder embedder, Example example) {
        try {
            return embedder.vector(example.with(thumbnails.add(example.image()), Optional.empty()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(
            VectorIndexProvider provider, Embedder embedder, Source source, Function<Example, float[]> vectors)
            throws IOException {
        try (BulkProgress progress = BulkProgress.of(console, "embedding", "image", source.size())) {
            Iterator<VectorIndexProvider.Entry> entries = LongStream.range(0, source.size())
                    .mapToObj(i -> {
                        Example example = read(source, i);
                        progress.done(i + 1);
                        return example == null
                                ? null
                                : new VectorIndexProvider.Entry(example.name(), vectors.apply(example));
                    })
                    .filter(Objects::nonNull)
                    .iterator();
            provider.write(out, embedder.length(), entries);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static Example read(Source source, long index) {
        try {
            return source.get(index);
        } catch (IOException e) {
            return null; // it was named
        }
    }
}
