package io.intaglio.cli;

import com.google.inject.Inject;
import io.intaglio.Intaglio;
import io.intaglio.Model;
import io.intaglio.cli.explain.ExplainPage;
import io.intaglio.cli.explain.Explanation;
import io.intaglio.config.Settings;
import io.intaglio.data.Source;
import io.intaglio.file.AtomicFile;
import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import io.intaglio.plate.Plate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Explains a plate's answer to a picture on a page. */
@Command(
        name = "explain",
        description = "Show which pixels of a picture affect the answer of a plate, and verify this.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  intaglio explain fashion.plate shirt.png -o shirt.html",
            "  intaglio explain digits.plate three.png --task embed --data idx:mnist/ -o three.html"
        })
final class ExplainCommand implements Callable<Integer> {

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

    @Parameters(index = "1", paramLabel = "PICTURE", description = "The picture.")
    private Path picture;

    @Option(
            names = {"-o", "--out"},
            required = true,
            paramLabel = "FILE.html",
            description = "The HTML page.")
    private Path out;

    @Option(
            names = "--task",
            paramLabel = "T",
            completionCandidates = InstalledNames.Tasks.class,
            description = "A different task than the one that the plate was trained for; embed explains any code.")
    private String task;

    @Option(
            names = "--column",
            paramLabel = "NAME",
            description = "A column of the answer, for example p-7 (default: the most important ones).")
    private String column;

    @Option(
            names = "--data",
            paramLabel = "SOURCE",
            description = "Normal pictures for comparison (detect), and for the range of the numbers of codes.")
    private String data;

    @Option(
            names = "--class",
            paramLabel = "C",
            description = "Number of the class, for plates that were trained with classes.")
    private Integer label;

    @Mixin
    private MemoryOption memory;

    @Inject
    ExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Outputs outputs = new Outputs().reads(plate, "the plate").reads(picture, "the picture");
        outputs.reads(data, "the data").report(out);
        Picture read = Pictures.read(picture);
        try (Intaglio intaglio = parent.open(memory.bytes())) {
            Plate opened = intaglio.plate(plate);
            Settings options = settings.settings();
            try (Model model = task == null ? intaglio.open(opened) : intaglio.open(opened, task)) {
                model.check(options, Set.of());
                Explanation explanation = new Explanation(
                        model, read, options, label == null ? OptionalInt.empty() : OptionalInt.of(label));
                ExplainPage page = page(intaglio, explanation);
                AtomicFile.write(
                        out,
                        page.html("Intaglio: " + picture.getFileName() + " by "
                                + Path.of(plate).getFileName()));
                console.print("%s", page.sentence());
                console.say("wrote %s", out);
            }
        }
        return CommandRunner.DONE;
    }

    private ExplainPage page(Intaglio intaglio, Explanation explanation) throws IOException {
        try (BulkProgress progress = BulkProgress.of(console, "explaining", "answer", explanation.answers())) {
            if (data == null) {
                return explanation.page(column, null, progress::done);
            }
            try (Source source = intaglio.source(data)) {
                return explanation.page(column, source, progress::done);
            }
        }
    }
}
