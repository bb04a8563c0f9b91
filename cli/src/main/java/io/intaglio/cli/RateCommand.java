package io.intaglio.cli;

import com.google.inject.Inject;
import io.intaglio.Intaglio;
import io.intaglio.cli.codecs.CodeRateReport;
import io.intaglio.cli.codecs.ItgCodec;
import io.intaglio.cli.codecs.JpegRateCodec;
import io.intaglio.cli.codecs.RateCodec;
import io.intaglio.cli.codecs.RateReport;
import io.intaglio.cli.codecs.RateShot;
import io.intaglio.cli.codecs.ToolRateCodec;
import io.intaglio.config.InvalidInputException;
import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.file.AtomicFile;
import io.intaglio.image.ImageBatch;
import io.intaglio.itg.ItgPixels;
import io.intaglio.plate.Plate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Measures compressed pictures beside other formats. */
@Command(
        name = "rate",
        description = "Compare compressed pictures with JPEG and other formats whose programs are installed.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  intaglio rate --data photos/ --html page.html",
            "  intaglio rate --data photos/ --plate photos.plate --effort 9 --csv points.csv"
        })
final class RateCommand implements Callable<Integer> {

    /** Side of the picture that a program is tried with. */
    private static final int PROBE = 64;

    /** Pictures on a page, each at these bits a pixel. */
    private static final int SHOTS = 6;

    /** Small images that go through a network at once. */
    private static final int TOGETHER = 100;

    private static final List<Double> RATES = List.of(0.25, 0.5);

    private final Console console;

    @ParentCommand
    private IntaglioCommand parent;

    @Option(names = "--data", required = true, paramLabel = "SOURCE", description = HelpText.DATA)
    private String data;

    @Option(
            names = "--plate",
            paramLabel = "PLATE",
            completionCandidates = InstalledNames.Plates.class,
            defaultValue = ItgPlate.NAME,
            description = "Plate with the model (${DEFAULT-VALUE}, which is included).")
    private String plate;

    @Mixin
    private EffortOption effort;

    @Option(names = "--json", description = "Write JSON to the standard output.")
    private boolean json;

    @Option(names = "--csv", paramLabel = "FILE.csv", description = "File for all points, as CSV.")
    private Path csv;

    @Option(names = "--html", paramLabel = "FILE.html", description = "Write an HTML page with curves and pictures.")
    private Path html;

    @Inject
    RateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        int passes = effort.passes();
        Outputs outputs = new Outputs().reads(data, "the data");
        if (csv != null) {
            outputs.points(csv);
        }
        if (html != null) {
            outputs.report(html);
        }
        try (Intaglio intaglio = parent.open();
                Source source = intaglio.source(data)) {
            Plate opened = intaglio.plate(plate);
            if (CodedImages.by(opened)) {
                return coded(intaglio, opened, source);
            }
            JpegRateCodec reference = new JpegRateCodec(true);
            ItgCodec own = new ItgCodec(ItgPlate.model(opened, plate), passes);
            List<RateCodec> codecs = new ArrayList<>(List.of(own, reference, new JpegRateCodec(false)));
            codecs.addAll(tools());
            RateReport report = new RateReport(codecs, reference);
            int failed = measure(report, source);
            if (report.size() == 0) {
                throw new InvalidInputException("not one picture of the data could be measured");
            }
            console.print("%s", json ? report.json() : report.text().stripTrailing());
            if (csv != null) {
                AtomicFile.write(csv, report.csv());
                console.say("wrote %s", csv);
            }
            if (html != null) {
                AtomicFile.write(html, report.html("Compressed pictures of " + data, shots(source, own, reference)));
                console.say("wrote %s", html);
            }
            return failed == 0 ? CommandRunner.DONE : CommandRunner.FAILED;
        }
    }

    /** Small images, many at once: a network takes a batch in little more time than one. */
    private int coded(Intaglio intaglio, Plate opened, Source source) throws IOException {
        if (csv != null || html != null) {
            throw new InvalidInputException("--csv and --html are for plates without a code");
        }
        CodeRateReport report = new CodeRateReport();
        try (CodedImages images = CodedImages.open(intaglio, opened);
                BulkProgress progress = BulkProgress.of(console, "measuring", "image", source.size())) {
            for (long from = 0; from < source.size(); from += TOGETHER) {
                List<ImageBatch> batch = new ArrayList<>();
                for (long i = from; i < Math.min(source.size(), from + TOGETHER); i++) {
                    batch.add(source.get(i).image());
                }
                report.add(ImageBatch.stack(batch), images.coder(), effort.further());
                progress.done(from + batch.size());
            }
        }
        console.print("%s", json ? report.json() : report.text().stripTrailing());
        return CommandRunner.DONE;
    }

    private List<RateCodec> tools() {
        List<RateCodec> tools = new ArrayList<>();
        for (ToolRateCodec tool : ToolRateCodec.known()) {
            Optional<String> missing = tool.missing();
            if (missing.isPresent()) {
                console.say("note: %s is left out: the program %s is not installed", tool.name(), missing.get());
            } else if (works(tool)) {
                tools.add(tool);
            }
        }
        return tools;
    }

    /** Versions of a program may differ in what they understand. */
    private boolean works(ToolRateCodec tool) {
        try {
            tool.codings(ItgPixels.of(ImageBatch.zeros(1, PROBE, PROBE, 3)));
            return true;
        } catch (IOException e) {
            console.say("note: %s is left out: %s", tool.name(), Failures.sentence(e));
            return false;
        }
    }

    /** Returns pictures to be looked at, from all over the data. */
    private List<RateShot> shots(Source source, ItgCodec own, JpegRateCodec jpeg) throws IOException {
        List<RateShot> shots = new ArrayList<>();
        long step = Math.max(1, source.size() / SHOTS);
        for (long i = 0; i < source.size() && shots.size() < SHOTS * RATES.size(); i += step) {
            Example example = source.get(i);
            for (double bits : RATES) {
                try {
                    shots.add(RateShot.of(example.name(), ItgPixels.of(example.image()), bits, own, jpeg));
                } catch (InvalidInputException e) {
                    console.say("note: %s is not shown at %s bits a pixel: %s", example.name(), bits, e.getMessage());
                }
            }
        }
        return shots;
    }

    private int measure(RateReport report, Source source) {
        int failed = 0;
        try (BulkProgress progress = BulkProgress.of(console, "measuring", "image", source.size())) {
            for (long i = 0; i < source.size(); i++) {
                try {
                    Example example = source.get(i);
                    report.add(example.name(), ItgPixels.of(example.image()));
                } catch (IOException e) {
                    failed++;
                    console.say("intaglio: %s", Failures.sentence(e));
                }
                progress.done(i + 1);
            }
        }
        return failed;
    }
}
