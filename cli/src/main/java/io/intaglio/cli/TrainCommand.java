package io.intaglio.cli;

import com.google.inject.Inject;
import io.intaglio.Intaglio;
import io.intaglio.Training;
import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.data.Source;
import io.intaglio.file.OutputLock;
import io.intaglio.plate.Plate;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Trains a plate. */
@Command(
        name = "train",
        description = "Train a plate for a task.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  intaglio train denoise --data photos/ --minutes 30 --out denoiser.plate",
            "  intaglio train restore --set damage=jpeg --data photos/ --out jpeg.plate",
            "  intaglio train reconstruct --data demo:digits --out digits.plate",
            "  intaglio train denoise --start-from denoise --data photos/ --steps 1000 --out mine.plate",
            "  intaglio train --resume d.plate.checkpoints/checkpoint-8000.plate",
            "",
            "Without --epochs, --steps or --minutes a task has its own budget: denoise and restore 2400 steps, enhance"
                    + " and transform 5000 steps, stylize 2000 steps, detect 600 steps, or 2000 where it looks for"
                    + " defects, reconstruct and generate 10 epochs, classify, embed and sample-quality 20 epochs,"
                    + " likelihood 40 epochs, classify with few labels 10000 steps; compress takes none."
                    + " \"intaglio list tasks\" and \"intaglio list settings\" explain every setting."
        })
final class TrainCommand implements Callable<Integer> {

    private final Console console;
    private final PlateSaver delivery;

    @ParentCommand
    private IntaglioCommand parent;

    @Mixin
    private SettingOptions settings;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ResumeOptions resumed;

    @Mixin
    private MemoryOption memory;

    @Mixin
    private ForceOption force;

    @Parameters(
            arity = "0..1",
            paramLabel = "TASK",
            completionCandidates = InstalledNames.Tasks.class,
            description = "The task; \"intaglio list tasks\" lists all.")
    private String task;

    @Option(names = "--data", paramLabel = "SOURCE", description = HelpText.DATA)
    private String data;

    @Option(names = "--out", paramLabel = "FILE.plate", description = "File for the plate.")
    private Path out;

    @Option(
            names = "--arch",
            paramLabel = "NAME",
            completionCandidates = InstalledNames.Architectures.class,
            description = "A different architecture than the task's default.")
    private String architecture;

    @Option(
            names = "--start-from",
            paramLabel = "PLATE",
            completionCandidates = InstalledNames.Plates.class,
            description = "Begin with the weights of this plate (file or name) instead of random ones. Network and"
                    + " settings of the task are those of the plate, unless you say otherwise.")
    private String start;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "File with settings, one line KEY = VALUE each; --set takes precedence.")
    private Path config;

    @Option(
            names = "--val",
            paramLabel = "SOURCE",
            description = "Validation data (default: a part of the data is held out).")
    private String validation;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "Budget: number of passes over the data (default: that of the task, see below).")
    private Integer epochs;

    @Option(
            names = "--steps",
            paramLabel = "N",
            description = "Budget: number of optimizer steps (default: that of the task).")
    private Long steps;

    @Option(names = "--minutes", paramLabel = "M", description = "Budget: minutes (default: that of the task).")
    private Double minutes;

    @Option(
            names = "--batch",
            paramLabel = "N",
            description = "Number of images per step (default: that of the task, 8 to 64).")
    private Integer batch;

    @Option(
            names = "--crop",
            paramLabel = "N",
            description = "Side length of the random crops; 0 for whole images (default: that of the task).")
    private Integer crop;

    @Option(
            names = "--size",
            paramLabel = "WxH",
            converter = SizeOption.Converter.class,
            description =
                    "Resize and crop every image to this size; for networks with a fixed size, or without " + "--crop.")
    private SizeOption size;

    @Option(
            names = "--channels",
            paramLabel = "1|3",
            description = "Gray (1) or colour (3) (default: as the first images).")
    private Integer channels;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of all random numbers (default: 0).")
    private Long seed;

    @Option(names = "--strict", description = "Stop at an image that cannot be read, instead of skipping it.")
    private boolean strict;

    @Option(
            names = "--report",
            paramLabel = "FILE.html",
            description = "File for the report (default: next to the plate).")
    private Path report;

    @Inject
    TrainCommand(Console console, PlateSaver delivery) {
        this.console = console;
        this.delivery = delivery;
    }

    @Override
    public Integer call() throws IOException {
        Plate checkpoint = resumed.read(task);
        if (checkpoint == null) {
            need(task, "TASK");
            need(data, "--data SOURCE");
        } else if (start != null) {
            throw new InvalidInputException("--start-from begins a training and --resume continues one; leave one out");
        } else if (out == null) {
            out = resumed.out();
        }
        need(out, "--out FILE.plate");
        TrainingFiles files = resumed.files(out, checkpoint);
        if (report != null) {
            files = files.reportAt(report);
        }
        files.check(new Outputs()
                .reads(data, "the data")
                .reads(validation, "the data to judge by")
                .reads(config, "the settings")
                .reads(start, "the plate to start from")
                .reads(resumed.from(), "the checkpoint")
                .plate(out));
        if (checkpoint == null || resumed.isElsewhere(out)) {
            force.check(out, "--out");
            if (report != null) {
                force.check(report, "--report");
            }
        }
        return train(checkpoint, files);
    }

    @SuppressWarnings("try") // the lock is only held
    private int train(Plate checkpoint, TrainingFiles files) throws IOException {
        try (Intaglio intaglio = parent.open(memory.bytes());
                Source source = data == null ? null : intaglio.source(data);
                Source judge = validation == null ? null : intaglio.source(validation);
                Interruption interruption = new Interruption(console, "writing what is trained so far");
                // Released before the interruption ends, with which the process ends.
                OutputLock reserved = OutputChecks.reserve(out);
                TrainingRecorder recorder = new TrainingRecorder("Training " + out.getFileName(), files, this::warn)) {
            Training training =
                    training(checkpoint == null ? intaglio.train(task) : intaglio.resume(checkpoint), source, judge);
            if (start != null) {
                training.startFrom(intaglio.plate(start), start);
            }
            TrainingSession session = new TrainingSession(
                            console, intaglio, training, interruption, recorder, parent.verbose())
                    .from(resumed.from());
            AtomicLong skipped = new AtomicLong();
            int code = interruption.during(() -> session.run(out, delivery)
                    .ifPresent(outcome -> skipped.set(outcome.report().skipped())));
            return code == CommandRunner.DONE && skipped.get() > 0 ? CommandRunner.FAILED : code;
        }
    }

    private void note(String note) {
        console.say("note: %s", note);
    }

    private void warn(String warning) {
        console.say("intaglio: %s", warning);
    }

    private void need(Object value, String what) {
        if (value == null) {
            throw new ParameterException(spec.commandLine(), what + " is missing");
        }
    }

    private Training training(Training training, Source source, Source judge) throws IOException {
        training.settings(file()).warnings(this::warn).notes(this::note);
        resumed.apply(training, out);
        if (source != null) {
            training.data(source).dataName(data);
        }
        if (judge != null) {
            training.validation(judge).validationName(validation);
        }
        if (strict) {
            training.strict(true);
        }
        if (architecture != null) {
            training.architecture(architecture);
        }
        if (size != null) {
            training.size(size.width(), size.height());
        }
        if (channels != null) {
            training.channels(channels);
        }
        settings.settings().asMap().forEach(training::set);
        set(training, "train.epochs", epochs);
        set(training, "train.steps", steps);
        set(training, "train.minutes", minutes);
        set(training, "train.batch", batch);
        set(training, "train.crop", crop);
        set(training, "train.seed", seed);
        return training;
    }

    private static void set(Training training, String key, Object value) {
        if (value != null) {
            training.set(key, value);
        }
    }

    private Settings file() throws IOException {
        if (config == null) {
            return Settings.empty();
        }
        try {
            return Settings.parse(Files.readString(config, StandardCharsets.UTF_8));
        } catch (InvalidInputException e) {
            throw new InvalidInputException(config + ": " + e.getMessage(), e);
        } catch (CharacterCodingException e) {
            throw new InvalidInputException(config + " is no file of settings: it is not text in UTF-8", e);
        } catch (NoSuchFileException e) {
            throw new InvalidInputException("there is no file of settings " + config, e);
        }
    }
}
