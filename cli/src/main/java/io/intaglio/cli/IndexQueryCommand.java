package io.intaglio.cli;

import com.google.inject.Inject;
import io.intaglio.Intaglio;
import io.intaglio.Model;
import io.intaglio.bulk.PictureListing;
import io.intaglio.config.InvalidInputException;
import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import io.intaglio.plate.Plate;
import io.intaglio.spi.VectorIndex;
import io.intaglio.text.Csv;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Asks an index for pictures that are like others. */
@Command(
        name = "query",
        description = "Print, as CSV, the pictures of an index that are most similar to the given ones.")
final class IndexQueryCommand implements Callable<Integer> {

    private static final int MOST = 10_000;

    private final Console console;

    @ParentCommand
    private IndexCommand parent;

    @Parameters(index = "0", paramLabel = "FOLDER", description = "An index.")
    private Path index;

    @Parameters(
            index = "1",
            paramLabel = "PLATE",
            completionCandidates = InstalledNames.Plates.class,
            description = "The plate that it was built with.")
    private String plate;

    @Parameters(
            index = "2..*",
            arity = "0..*",
            paramLabel = "INPUT",
            description = "Pictures, or folders with pictures.")
    private List<Path> inputs = List.of();

    @Option(
            names = "--data",
            paramLabel = "SOURCE",
            description = "Look for the images of a source, in place of INPUT, and say how long one takes.")
    private String data;

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "5",
            description = "Number of results for each input (5).")
    private int count;

    @Option(
            names = "--class",
            paramLabel = "C",
            description = "Number of the class, for plates that were trained with classes.")
    private Integer label;

    @Mixin
    private MemoryOption memory;

    @Inject
    IndexQueryCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (count < 1 || count > MOST) {
            throw new InvalidInputException("--count must be between 1 and " + MOST + ", not " + count);
        }
        if (inputs.isEmpty() == (data == null)) {
            throw new InvalidInputException("name the pictures to look for, or a source of them by --data");
        }
        ResultPlace.checkThere(inputs);
        IndexFacts facts = IndexFacts.read(index);
        int failed = 0;
        try (Intaglio intaglio = parent.intaglio().open(memory.bytes());
                VectorIndex opened = intaglio.indexes().get(facts.kind()).open(index)) {
            Plate read = intaglio.plate(plate);
            facts.check(Embedder.digest(read.weights()));
            try (Model model = intaglio.open(read, Embedder.TASK);
                    IndexSearch search =
                            IndexSearch.open(index, opened, facts.align(), new Embedder(model, facts.options()))) {
                print(search.columns());
                failed = data == null ? pictures(search) : source(intaglio, search);
            }
        }
        return failed == 0 ? CommandRunner.DONE : CommandRunner.FAILED;
    }

    private int pictures(IndexSearch search) throws IOException {
        int failed = 0;
        for (PictureListing.Entry entry : PictureListing.of(inputs).pictures()) {
            Picture picture;
            try {
                picture = Pictures.read(entry.input());
            } catch (IOException e) {
                console.say("intaglio: %s: %s", entry.input(), Failures.reason(e));
                failed++;
                continue;
            }
            find(search, entry.name().toString(), picture, label(OptionalInt.empty()));
        }
        return failed;
    }

    private int source(Intaglio intaglio, IndexSearch search) throws IOException {
        int failed = 0;
        List<Long> nanos = new ArrayList<>();
        try (Source source = intaglio.source(data)) {
            for (long i = 0; i < source.size(); i++) {
                Example example;
                try {
                    example = source.get(i);
                } catch (IOException e) {
                    console.say("intaglio: %s", Failures.sentence(e));
                    failed++;
                    continue;
                }
                Picture picture = Picture.of(example.image()).withName(example.name());
                nanos.add(find(search, example.name(), picture, label(example.label())));
            }
        }
        if (!nanos.isEmpty()) {
            Collections.sort(nanos);
            console.say(
                    "looked for %d images, %s ms each (median)",
                    nanos.size(), String.format(Locale.ROOT, "%.1f", nanos.get(nanos.size() / 2) / 1e6));
        }
        return failed;
    }

    private OptionalInt label(OptionalInt own) {
        return label == null ? own : OptionalInt.of(label);
    }

    /** Prints what is found, and returns the nanoseconds that the search took. */
    private long find(IndexSearch search, String input, Picture picture, OptionalInt known) throws IOException {
        long begun = System.nanoTime();
        List<List<String>> rows = search.find(picture, known, count);
        long took = System.nanoTime() - begun;
        int rank = 1;
        for (List<String> row : rows) {
            List<String> line = new ArrayList<>(List.of(input, Integer.toString(rank++)));
            line.addAll(row);
            print(line);
        }
        return took;
    }

    private void print(List<String> line) {
        console.print("%s", Csv.line(line).stripTrailing());
    }
}
