package io.intaglio.cli;

import com.google.inject.Inject;
import io.intaglio.Intaglio;
import io.intaglio.Model;
import io.intaglio.bulk.Masks;
import io.intaglio.bulk.PageChoice;
import io.intaglio.bulk.PictureFiles;
import io.intaglio.bulk.PictureRun;
import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.image.Pictures;
import io.intaglio.plate.Plate;
import io.intaglio.task.Answer;
import io.intaglio.task.Inputs;
import io.intaglio.task.RunRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Runs a plate on pictures. */
@Command(name = "run", description = "Run a plate on pictures.")
final class RunCommand implements Callable<Integer> {

    private static final int QUALITY = 95;

    /** Set by the launcher. */
    private static final String OUTPUT_TERMINAL = "intaglio.output-terminal";

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
            description = HelpText.PLATE + " auto analyses each picture and runs the plate that it needs.")
    private String plate;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "INPUT",
            description = "Pictures, or folders of them (with their sub-folders); - for the standard input. None for a"
                    + " plate that makes something from nothing.")
    private List<Path> inputs = List.of();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "OUTPUT",
            description = "A picture for one picture; a folder for a folder or several pictures; - for the standard"
                    + " output. Otherwise results go beside their inputs: NAME-TASK.png, FOLDER-TASK. Tables go to the"
                    + " standard output, or to *.csv, *.json, *.npy, *.safetensors.")
    private Path out;

    @Option(
            names = "--mask",
            paramLabel = "MASK",
            description = "For restore: a mask, white where the picture is to be filled in and black elsewhere. For "
                    + "stylize: white where the first style is used. Or a folder with a mask of the same name for "
                    + "each picture.")
    private Path mask;

    @Mixin
    private RoleOptions roles;

    @Option(
            names = "--task",
            paramLabel = "T",
            description = "A different task than the one that the plate was trained for.")
    private String task;

    @Option(
            names = "--format",
            paramLabel = "png|jpeg|tiff",
            description = "Format of the results (default: that of the input, or PNG).")
    private String format;

    @Option(names = "--quality", paramLabel = "1-100", description = "Quality of JPEG files (default: 95).")
    private Integer quality;

    @Option(
            names = "--page",
            paramLabel = "N",
            description = "Number of the page of a TIFF, from 1 (default: all pages for a TIFF result, otherwise "
                    + "the first).")
    private Integer page;

    @Option(names = "--skip-existing", description = "Skip pictures whose results already exist.")
    private boolean skipExisting;

    @Mixin
    private MemoryOption memory;

    @Mixin
    private SelfEnsembleOption ensemble;

    @Option(
            names = "--compare",
            description = "Also write before and after side by side: NAME.compare.png next to the result.")
    private boolean compare;

    @Option(names = "--strip-metadata", description = "Remove metadata: EXIF, XMP, IPTC, texts, resolution.")
    private boolean stripMetadata;

    @Inject
    RunCommand(Console console, StandardInput input) {
        this.console = console;
        this.input = input;
    }

    @Override
    public Integer call() throws IOException {
        Settings options = options();
        ResultFormat results = ResultFormat.of(format);
        if (quality != null && (quality < 1 || quality > 100)) {
            throw new InvalidInputException("--quality must be between 1 and 100, not " + quality);
        }
        PageChoice pages = PageChoice.of(page);
        roles.check();
        int code;
        try (Intaglio intaglio = parent.open(memory.bytes())) {
            code = plate.equals(PlateAdvice.AUTO)
                    ? auto(intaglio, results, options, pages)
                    : run(intaglio, results, options, pages);
        }
        if (code == CommandRunner.DONE) {
            ClassArchive.makeIfWanted();
        }
        return code;
    }

    /** Runs on each picture the plate that it needs. */
    private int auto(Intaglio intaglio, ResultFormat results, Settings options, PageChoice pages) throws IOException {
        if (mask != null || task != null || !roles.paths().isEmpty()) {
            throw new InvalidInputException(
                    "--mask, --task and --input need a plate, but auto chooses one for each picture; name a plate");
        }
        checkInputs();
        RunPlan plan = plan(results, PlateAdvice.AUTO);
        if (nothingToDo(plan)) {
            return CommandRunner.DONE;
        }
        PlateAdvice.Division divided =
                new PlateAdvice(console, intaglio.plates().all()).divide(plan);
        RunTally tally = RunTally.NONE;
        for (Map.Entry<String, RunPlan> part : divided.plates().entrySet()) {
            Plate chosen = intaglio.plate(part.getKey());
            tally = tally.plus(run(intaglio, chosen, part.getValue(), results, options, null, pages));
        }
        new ResultChecks(divided.copies()).writable(false);
        return ended(plan, tally.plus(new CopyJob(console, files(), parent.verbose()).run(divided.copies())));
    }

    private boolean nothingToDo(RunPlan plan) {
        if (plan.steps().isEmpty() && plan.missing().isEmpty()) {
            console.say("nothing to do: all %d results are there already%s", plan.there(), plan.whereabouts());
            return true;
        }
        return false;
    }

    private int ended(RunPlan plan, RunTally tally) {
        console.say("%s", tally.sentence(plan));
        return tally.code();
    }

    private void checkInputs() {
        if (inputs.isEmpty()) {
            throw new InvalidInputException("name at least one picture, or a folder of them, to run the plate on");
        }
    }

    /** Says that the plate was forgotten where a picture, or a folder, stands in its place. */
    private void checkPlace() {
        Path first = Path.of(plate);
        String what = Files.isDirectory(first)
                ? "a folder"
                : !Pictures.readable(first) ? "" : Files.exists(first) ? "a picture" : "the name of a picture";
        if (!what.isEmpty() && !plate.isBlank()) {
            throw new InvalidInputException(plate + " is " + what + ", and a plate comes first: intaglio run denoise "
                    + plate + (inputs.isEmpty() ? "" : " ..."));
        }
    }

    private int run(Intaglio intaglio, ResultFormat results, Settings options, PageChoice pages) throws IOException {
        Optional<Plate> read = plate(intaglio);
        Optional<Answer> answer = read.flatMap(each -> answer(intaglio, each, options));
        if (answer.isPresent() && answer.get().kind() != Answer.Kind.PICTURE) {
            return results(intaglio, read.get(), answer.get(), results, options);
        }
        if (read.isEmpty()) {
            checkPlace();
        }
        checkInputs();
        Masks masks = mask == null ? null : new Masks(mask);
        // What is wrong with the paths is said before what is wrong with the plate.
        RunPlan known = out == null ? null : plan(results, "");
        Plate sound = read.isPresent() ? read.get() : intaglio.plate(plate);
        String doing = task != null ? task : sound.card().task().orElse("result");
        RunPlan plan = known == null ? plan(results, doing) : known;
        return nothingToDo(plan)
                ? CommandRunner.DONE
                : ended(plan, run(intaglio, sound, plan, results, options, masks, pages));
    }

    /** The plate; empty where it cannot be read, which is said later. */
    private Optional<Plate> plate(Intaglio intaglio) {
        try {
            return Optional.of(intaglio.plate(plate));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** The kind of the answers; empty where the task is not at hand, which is said later. */
    private Optional<Answer> answer(Intaglio intaglio, Plate read, Settings options) {
        String asked = task != null ? task : read.card().task().orElse("");
        try {
            return Optional.of(intaglio.answer(read, task, options));
        } catch (RuntimeException e) {
            if (intaglio.tasks().names().contains(asked)) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /** A plate that answers with something else than a picture for a picture. */
    private int results(Intaglio intaglio, Plate read, Answer answer, ResultFormat format, Settings options)
            throws IOException {
        if (mask != null
                || compare
                || quality != null
                || skipExisting
                || page != null
                || !format.extension().isEmpty()) {
            throw new InvalidInputException("--mask, --compare, --quality, --skip-existing, --page and --format are for"
                    + " plates that answer with a picture, and this one does not");
        }
        ResultJob.check(answer, inputs, out);
        if (out != null) {
            Outputs outputs = new Outputs().reads(plate, "the plate");
            inputs.forEach(input -> outputs.reads(input, "an input"));
            roles.paths().forEach(input -> outputs.reads(input, "an input"));
            outputs.result(out);
        }
        PictureStreams streams = streams(format, files());
        try (Model model = task == null ? intaglio.open(read) : intaglio.open(read, task)) {
            RunRequest request = roles.read(model.task(), read.card(), options);
            model.check(request, inputs.isEmpty() ? Set.of() : Set.of(Inputs.IMAGE));
            return new ResultJob(console, streams, ensemble.of(model), request, out, parent.verbose())
                    .classes(read.card().classes())
                    .run(inputs, onePass(intaglio));
        }
    }

    /** @param suffix of results that go beside their inputs */
    private RunPlan plan(ResultFormat results, String suffix) throws IOException {
        ResultPlace place = ResultPlace.of(inputs, out, suffix, results);
        RunPlan plan = RunPlan.of(inputs, place);
        ResultChecks checks = new ResultChecks(plan);
        checks.plate(Path.of(plate));
        if (mask != null) {
            checks.masks(mask);
        }
        if (compare) {
            if (plan.steps().stream().anyMatch(step -> ResultPlace.isStandard(step.output()))) {
                throw new InvalidInputException("--compare writes a file beside the result, which goes to the standard"
                        + " output; name a file with -o");
            }
            checks.comparisons();
        }
        if (quality != null
                && !results.extension().equals("jpg")
                && plan.steps().stream().noneMatch(step -> ResultFormat.isJpeg(step.output()))) {
            throw new InvalidInputException("--quality is for JPEGs, and no result is one; add --format jpeg");
        }
        if (Boolean.getBoolean(OUTPUT_TERMINAL)
                && plan.steps().stream().anyMatch(step -> ResultPlace.isStandard(step.output()))) {
            throw new InvalidInputException(
                    "a picture would go to the terminal; name a file with -o, or send the standard"
                            + " output into one");
        }
        if (skipExisting) {
            return plan.withoutExisting(compare);
        }
        if (place.out() == null) {
            checks.unasked();
        }
        return plan;
    }

    private RunTally run(
            Intaglio intaglio,
            Plate read,
            RunPlan plan,
            ResultFormat results,
            Settings options,
            Masks masks,
            PageChoice pages)
            throws IOException {
        PictureStreams streams = streams(results, files());
        try (Model model = task == null ? intaglio.open(read) : intaglio.open(read, task)) {
            RunRequest request = roles.read(model.task(), read.card(), options);
            model.check(request, mask == null ? Set.of(Inputs.IMAGE) : Set.of(Inputs.IMAGE, Inputs.MASK));
            // Folders are made once all that could be refused has been checked.
            new ResultChecks(plan).writable(compare);
            model.notes(options).forEach(note -> console.say("note: %s", note));
            PictureRun run = new PictureRun(ensemble.of(model))
                    .store(streams)
                    .with(
                            plan.steps().size() == 1
                                    ? request.withListener(ActivityProgress.on(console, System::nanoTime))
                                    : request)
                    .pages(pages)
                    .comparing(compare)
                    .strippingMetadata(stripMetadata)
                    .onePass(onePass(intaglio));
            if (masks != null) {
                run.masks(masks);
            }
            return new RunJob(console, run, parent.verbose()).run(plan);
        }
    }

    private PictureFiles files() {
        return new PictureFiles(quality == null ? QUALITY : quality);
    }

    private PictureStreams streams(ResultFormat format, PictureFiles files) {
        return new PictureStreams(files, input.stream(), console.out(), format.usual());
    }

    /** Within a limit of memory; and on a GPU, whose memory several passes would share, and get no more done. */
    private boolean onePass(Intaglio intaglio) {
        return memory.bytes() > 0 || !intaglio.engine().device().cpu();
    }

    /** A run has settings of one kind only, so the prefix may be left out or written. */
    private Settings options() {
        Settings given = settings.settings();
        for (String key : given.under("task").keys()) {
            if (given.get(key) != null) {
                throw new InvalidInputException("--set " + key + " is given twice, with its prefix (task." + key
                        + ") and without; give it once");
            }
        }
        return given.keep(key -> !key.startsWith("task.")).with(given.under("task"));
    }
}
