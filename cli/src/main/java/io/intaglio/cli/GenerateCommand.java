package io.intaglio.cli;

import com.google.inject.Inject;
import io.intaglio.Intaglio;
import io.intaglio.Model;
import io.intaglio.bulk.PictureFiles;
import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.data.Source;
import io.intaglio.diagnosis.MemorizationReport;
import io.intaglio.plate.Plate;
import io.intaglio.task.Result;
import io.intaglio.task.RunRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Makes new pictures with a plate: the task generate, whose options have names of their own here. */
@Command(
        name = "generate",
        description = "Generate new pictures from random codes or from the codes of pictures.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  intaglio generate digits.plate -o sheet.png --count 64 --grid",
            "  intaglio generate digits.plate -o sevens/ --class 7 --count 1000",
            "  intaglio generate digits.plate -o morph.gif --from three.png --to eight.png",
            "  intaglio generate digits.plate -o sheet.png --grid --nearest idx:mnist"
        })
final class GenerateCommand implements Callable<Integer> {

    private static final String TASK = "generate";
    private static final String PNG = "png";

    /** Of JPEGs, of which it writes none. */
    private static final int QUALITY = 95;

    private final Console console;
    private final StandardInput input;

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

    @Option(
            names = {"-o", "--out"},
            required = true,
            paramLabel = "OUTPUT",
            description = "A folder; *.png for one picture or one sheet; *.gif or *.apng for an animation.")
    private Path out;

    @Option(names = "--count", paramLabel = "N", description = "Number of pictures (16).")
    private Integer count;

    @Option(names = "--class", paramLabel = "C", description = "Class of the pictures: its number or its name.")
    private String label;

    @Option(names = "--seed", paramLabel = "S", description = "The same seed gives the same pictures (0).")
    private Long seed;

    @Option(
            names = "--temperature",
            paramLabel = "T",
            description = "Spread of the codes: 1 as in the data, less for more typical pictures.")
    private Double temperature;

    @Option(names = "--grid", description = "Place all pictures on one sheet.")
    private boolean grid;

    @Option(names = "--draw", paramLabel = "prior|independent|mixture|flow", description = "Distribution of the codes.")
    private String draw;

    @Option(
            names = "--from",
            paramLabel = "A",
            description = "A picture: generate variations of it, or use it with --to, --add or --minus.")
    private Path from;

    @Option(names = "--to", paramLabel = "B", description = "With --from: interpolate from A to B in --count pictures.")
    private Path to;

    @Option(names = "--add", paramLabel = "A", description = "With --from: a picture whose code is added.")
    private Path add;

    @Option(names = "--minus", paramLabel = "B", description = "With --from: a picture whose code is subtracted.")
    private Path minus;

    @Option(
            names = "--nearest",
            paramLabel = "SOURCE",
            description = "Show each picture next to the nearest image of these data, to find copies.")
    private String nearest;

    @Mixin
    private MemoryOption memory;

    @Mixin
    private ForceOption force;

    @Inject
    GenerateCommand(Console console, StandardInput input) {
        this.console = console;
        this.input = input;
    }

    @Override
    public Integer call() throws IOException {
        Map<String, Path> pictures = pictures();
        RoleOptions roles = RoleOptions.of(pictures, label);
        roles.check();
        PictureSet.check(out);
        checkFree();
        Outputs outputs = new Outputs().reads(plate, "the plate");
        pictures.values().forEach(picture -> outputs.reads(picture, "an input"));
        outputs.result(out);
        NearestExamples beside = NearestExamples.beside(out);
        if (nearest != null) {
            outputs.reads(nearest, "the data").result(beside.sheet()).result(beside.table());
            beside.check(force.given());
        }
        Settings options = options();
        if (nearest != null && !options.get("traverse", "0").equals("0")) {
            throw new InvalidInputException(
                    "--nearest compares single pictures, and traverse makes a sheet; leave one out");
        }
        try (Intaglio intaglio = parent.open(memory.bytes())) {
            checkCount(
                    Settings.from(intaglio.tasks().get(TASK).create().options()).with(options));
            Plate read = intaglio.plate(plate);
            // Data that cannot be opened is said before anything is drawn.
            try (Model model = intaglio.open(read, TASK);
                    Source data = nearest == null ? null : intaglio.source(nearest)) {
                RunRequest request = roles.read(model.task(), read.card(), options);
                model.check(request, Set.of());
                pictureNotes(model, request);
                if (data != null) {
                    MemorizationReport.check(model.autoencoder().architecture().in(), data);
                }
                PictureStreams streams =
                        new PictureStreams(new PictureFiles(QUALITY), input.stream(), console.out(), PNG);
                int code = new ResultJob(console, streams, model, request, out, parent.verbose()).run(List.of(), true);
                if (data != null) {
                    compare(model, request, beside, data);
                }
                return code;
            }
        }
    }

    /** How the given pictures are adapted to the network. */
    private void pictureNotes(Model model, RunRequest request) {
        request.pictures()
                .forEach((role, pictures) -> pictures.stream()
                        .flatMap(picture -> model.notes(picture, request.options()).stream())
                        .forEach(note -> console.say("note: --%s: %s", role, note)));
    }

    /** New pictures would replace a file, or some of those in a folder, and be mixed with the others. */
    private void checkFree() throws IOException {
        force.check(out, "-o");
        if (!force.given() && Outputs.holdsFiles(out)) {
            throw new InvalidInputException(
                    out + " is not empty; name a new folder with -o, or replace pictures in it with --force");
        }
    }

    /** The pictures of a sheet are drawn once more, each by itself: the same request gives the same pictures. */
    private void compare(Model model, RunRequest request, NearestExamples beside, Source data) throws IOException {
        RunRequest single = request.withOptions(request.options().with(Settings.of("grid", false)));
        if (model.result(single) instanceof Result.Images images) {
            beside.write(images.images(), data, ActivityProgress.on(console, System::nanoTime), console);
        }
    }

    /** Said before hours of drawing, where the number is known before. */
    private void checkCount(Settings resolved) {
        boolean sheet = resolved.get("grid", "").equals("true")
                || !resolved.get("traverse", "0").equals("0");
        String number = resolved.get("count", "");
        if (!sheet && add == null && minus == null && number.matches("[0-9]{1,9}")) {
            PictureSet.check(out, Integer.parseInt(number));
        }
    }

    private Map<String, Path> pictures() {
        Map<String, Path> pictures = new TreeMap<>();
        put(pictures, "from", from);
        put(pictures, "to", to);
        put(pictures, "add", add);
        put(pictures, "minus", minus);
        return pictures;
    }

    private static void put(Map<String, Path> pictures, String role, Path path) {
        if (path != null) {
            pictures.put(role, path);
        }
    }

    /** The options that were given, over those of {@code --set}. */
    private Settings options() {
        Map<String, Object> given = new TreeMap<>();
        given.put("count", count);
        given.put("seed", seed);
        given.put("temperature", temperature);
        given.put("draw", draw);
        given.put("grid", grid ? true : null);
        Settings options = settings.settings();
        return options.with(Settings.of(given.entrySet().stream()
                .filter(option -> option.getValue() != null)
                .collect(Collectors.toMap(Map.Entry::getKey, option -> String.valueOf(option.getValue())))));
    }
}
