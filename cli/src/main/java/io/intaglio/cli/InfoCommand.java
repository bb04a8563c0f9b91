package io.intaglio.cli;

import com.google.inject.Inject;
import io.intaglio.itg.ItgDecoder;
import io.intaglio.itg.ItgException;
import io.intaglio.itg.ItgExtras;
import io.intaglio.itg.ItgHeader;
import io.intaglio.model.ImageCoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says what a compressed file is. */
@Command(
        name = "info",
        description = "Print the header of a compressed file (.itg, .itc), and whether it is whole.",
        footerHeading = "%nExamples:%n",
        footer = {"  intaglio info photo.itg"})
final class InfoCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(paramLabel = "FILE", description = "A compressed file.")
    private Path file;

    @Inject
    InfoCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        byte[] bytes = DecompressCommand.bytes(file);
        if (ImageCoder.starts(bytes)) {
            console.print("bytes   %d, of which %d before the code", bytes.length, ImageCoder.HEADER);
            console.print("tables  %s", ImageCoder.name(bytes));
            return CommandRunner.DONE;
        }
        ItgHeader header = ItgDecoder.header(bytes);
        double pixels = (double) header.width() * header.height();
        console.print("size    %dx%d pixels", header.width(), header.height());
        console.print("colour  %s", header.channels() == 1 ? "gray" : "RGB");
        console.print("bytes   %d, %.3f bits a pixel", bytes.length, 8 * bytes.length / pixels);
        console.print("gain    %d, steps of %.2f", header.gain(), header.step());
        console.print("model   %s", header.model());
        int damaged = ItgDecoder.damagedGroups(bytes);
        console.print(
                "groups  %d, %s",
                header.groups(),
                damaged == 0 ? "none damaged" : damaged + " damaged or missing; decompress --rescue decodes the rest");
        Optional<ItgExtras> extras = Optional.empty();
        String carried = "pixels alone";
        if (header.extras()) {
            try {
                extras = Optional.of(ItgDecoder.extras(bytes));
                carried = names(extras.get());
            } catch (ItgException e) {
                carried = "something that cannot be read: " + e.getMessage();
            }
        }
        console.print("carries %s", carried);
        return damaged == 0 && extras.isPresent() == header.extras() ? CommandRunner.DONE : CommandRunner.FAILED;
    }

    /** Names what a file has beside its pixels. */
    private static String names(ItgExtras extras) {
        List<String> names = new ArrayList<>();
        extras.alpha().ifPresent(alpha -> names.add("opacity"));
        extras.profile().ifPresent(profile -> names.add("colour profile"));
        extras.metadata().exif().ifPresent(exif -> names.add("EXIF"));
        extras.metadata().xmp().ifPresent(xmp -> names.add("XMP"));
        extras.metadata().iptc().ifPresent(iptc -> names.add("IPTC"));
        return names.isEmpty() ? "something unknown" : String.join(", ", names);
    }
}
