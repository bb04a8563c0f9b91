package io.intaglio.cli;

import com.google.inject.Inject;
import io.intaglio.Intaglio;
import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import io.intaglio.itg.ItgDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Turns compressed files into pictures. */
@Command(
        name = "decompress",
        description = "Turn compressed files (.itg) into pictures.",
        footerHeading = "%nExamples:%n",
        footer = {"  intaglio decompress photo.itg -o photo.png", "  intaglio decompress small/ -o pictures/"})
final class DecompressCommand implements Callable<Integer> {

    private static final int QUALITY = 95;

    private final Console console;

    @ParentCommand
    private IntaglioCommand parent;

    @Parameters(arity = "1..*", paramLabel = "INPUT", description = "Files, or folders of them.")
    private List<Path> inputs;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "OUTPUT",
            description = "A picture for one file, otherwise a folder of PNGs; beside the inputs unless it is named.")
    private Path out;

    @Option(
            names = "--plate",
            paramLabel = "PLATE",
            completionCandidates = InstalledNames.Plates.class,
            defaultValue = ItgPlate.NAME,
            description = "With which they were compressed (${DEFAULT-VALUE}, the one in the box).")
    private String plate;

    @Inject
    DecompressCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Map<Path, Path> steps = FileConversion.plan(inputs, out, DecompressCommand::suits, "png");
        try (Intaglio intaglio = parent.open()) {
            ItgDecoder decoder = new ItgDecoder(ItgPlate.open(intaglio, plate));
            return new FileConversion(console, parent.verbose())
                    .run(steps, (input, output) -> decompress(decoder, input, output));
        }
    }

    private static boolean suits(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".itg");
    }

    private static FileConversion.Result decompress(ItgDecoder decoder, Path input, Path output) throws IOException {
        Picture picture = decoder.picture(Files.readAllBytes(input));
        String name = output.getFileName().toString();
        String extension = name.substring(name.lastIndexOf('.') + 1);
        return new FileConversion.Result(
                stream -> Pictures.write(picture, extension, QUALITY, stream),
                picture.width() + "x" + picture.height() + " pixels");
    }
}
