package io.intaglio.cli;

import com.google.inject.Inject;
import io.intaglio.Intaglio;
import io.intaglio.config.InvalidInputException;
import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import io.intaglio.itg.ItgDecoder;
import io.intaglio.itg.ItgException;
import io.intaglio.itg.ItgRegion;
import io.intaglio.model.ImageCoder;
import io.intaglio.plate.Plate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Turns compressed files into pictures. */
@Command(
        name = "decompress",
        description = "Decode compressed files (.itg, .itc) to pictures.",
        footerHeading = "%nExamples:%n",
        footer = {"  intaglio decompress photo.itg -o photo.png", "  intaglio decompress small/ -o pictures/"})
final class DecompressCommand implements Callable<Integer> {

    private static final int QUALITY = 95;

    private final Console console;

    @ParentCommand
    private IntaglioCommand parent;

    @Parameters(arity = "1..*", paramLabel = "INPUT", description = "Files, or folders with files.")
    private List<Path> inputs;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "OUTPUT",
            description = "A picture for one file, otherwise a folder for PNG files (default: next to the inputs).")
    private Path out;

    @Option(
            names = "--plate",
            paramLabel = "PLATE",
            completionCandidates = InstalledNames.Plates.class,
            defaultValue = ItgPlate.NAME,
            description = "Plate with which they were compressed (${DEFAULT-VALUE}, which is included).")
    private String plate;

    @Option(
            names = "--region",
            paramLabel = "X,Y,W,H",
            split = ",",
            arity = "1",
            description = "Decode only this part of the picture, in pixels from the upper left corner.")
    private List<Integer> region;

    @Option(names = "--preview", description = "Decode only a preview, an eighth of the width and height.")
    private boolean preview;

    @Option(names = "--rescue", description = "Decode the undamaged parts of a damaged file; lost parts are gray.")
    private boolean rescue;

    @Inject
    DecompressCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Optional<ItgRegion> part = part();
        ConversionPlan plan = ConversionPlan.of(
                inputs,
                out,
                new ConversionPlan.Kinds(DecompressCommand::suits, "compressed file", Pictures.writableExtensions()));
        try (Intaglio intaglio = parent.open()) {
            Plate opened = intaglio.plate(plate);
            if (CodedImages.by(opened)) {
                return coded(intaglio, opened, plan);
            }
            ItgDecoder decoder = new ItgDecoder(ItgPlate.model(opened, plate));
            return new FileConversion(console, parent.verbose())
                    .run(plan, (input, output) -> decompress(decoder, part, input, output));
        }
    }

    private int coded(Intaglio intaglio, Plate opened, ConversionPlan plan) throws IOException {
        if (region != null || preview || rescue) {
            throw new InvalidInputException("--region, --preview and --rescue are for plates without a code");
        }
        try (CodedImages images = CodedImages.open(intaglio, opened)) {
            return new FileConversion(console, parent.verbose())
                    .run(plan, (input, output) -> written(images.decompress(bytes(input)), output));
        }
    }

    private static boolean suits(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.endsWith("." + ItgDecoder.EXTENSION) || name.endsWith("." + ImageCoder.EXTENSION);
    }

    private Optional<ItgRegion> part() {
        if (region == null) {
            if (rescue && preview) {
                throw new InvalidInputException("--rescue decodes the whole picture; it goes without --preview");
            }
            return Optional.empty();
        }
        if (region.size() != 4 || rescue || preview) {
            throw new InvalidInputException(
                    "--region is X,Y,W,H, four whole numbers, and goes without --rescue and --preview");
        }
        return Optional.of(new ItgRegion(region.get(0), region.get(1), region.get(2), region.get(3)));
    }

    /** Reads a file, if it is not larger than any that can be decoded. */
    static byte[] bytes(Path file) throws IOException {
        long size = Files.size(file);
        if (size > ItgDecoder.MOST_BYTES) {
            throw new ItgException(
                    "a .itg file of " + size + " bytes is too large; at most " + ItgDecoder.MOST_BYTES + " are read");
        }
        return Files.readAllBytes(file);
    }

    private FileConversion.Result decompress(ItgDecoder decoder, Optional<ItgRegion> part, Path input, Path output)
            throws IOException {
        byte[] file = bytes(input);
        if (ImageCoder.starts(file)) {
            throw new ItgException("a coded image, by the plate with the tables " + ImageCoder.name(file)
                    + "; give that plate by --plate");
        }
        Picture picture;
        if (part.isPresent()) {
            picture = decoder.picture(file, part.get());
        } else if (preview) {
            picture = Picture.of(decoder.preview(file).image());
        } else if (rescue) {
            picture = decoder.rescuedPicture(file, damage -> console.say("note: %s: %s", input, damage));
        } else {
            picture = decoder.picture(file);
        }
        return written(picture, output);
    }

    private static FileConversion.Result written(Picture picture, Path output) {
        String name = output.getFileName().toString();
        String extension = name.substring(name.lastIndexOf('.') + 1);
        return new FileConversion.Result(
                stream -> Pictures.write(picture, extension, QUALITY, stream),
                picture.width() + "x" + picture.height() + " pixels",
                List.of());
    }
}
