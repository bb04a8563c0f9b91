package io.intaglio.cli;

import com.google.inject.Inject;
import io.intaglio.Intaglio;
import io.intaglio.config.InvalidInputException;
import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import io.intaglio.itg.ItgDecoder;
import io.intaglio.itg.ItgEncoder;
import io.intaglio.itg.ItgModel;
import io.intaglio.itg.ItgPixels;
import io.intaglio.itg.ItgQuality;
import io.intaglio.itg.ItgSearch;
import io.intaglio.model.ImageCoder;
import io.intaglio.plate.Plate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Writes pictures to small files. */
@Command(
        name = "compress",
        description = "Write pictures to small files (.itg) that decode to the same pixels everywhere.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  intaglio compress photo.jpg -o photo.itg",
            "  intaglio compress photos/ -o small/ --bpp 0.5",
            "  intaglio compress photo.png -o photo.itg --max-bytes 20000"
        })
final class CompressCommand implements Callable<Integer> {

    private final Console console;

    @ParentCommand
    private IntaglioCommand parent;

    @Parameters(arity = "1..*", paramLabel = "INPUT", description = "Pictures, or folders with pictures.")
    private List<Path> inputs;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "OUTPUT",
            description = "A file for one picture, otherwise a folder (default: next to the inputs).")
    private Path out;

    @Option(
            names = "--plate",
            paramLabel = "PLATE",
            completionCandidates = InstalledNames.Plates.class,
            defaultValue = ItgPlate.NAME,
            description = "Plate with the model (${DEFAULT-VALUE}, which is included); decompressing needs it, too.")
    private String plate;

    @Mixin
    private EffortOption effort;

    @ArgGroup
    private Target target = new Target();

    /** What the files are to be like; one of these. */
    static final class Target {

        @Option(
                names = "--quality",
                paramLabel = "1-100",
                description = "From the smallest files to the best pictures; otherwise " + ItgQuality.USUAL + ".")
        private Integer quality;

        @Option(names = "--bpp", paramLabel = "B", description = "Largest size, in bits per pixel.")
        private Double bpp;

        @Option(names = "--max-bytes", paramLabel = "N", description = "Largest size of a file, in bytes.")
        private Long bytes;

        @Option(names = "--min-psnr", paramLabel = "D", description = "Smallest PSNR over all samples, in dB.")
        private Double psnr;

        byte[] encode(ItgEncoder.Prepared picture, ItgModel model, int passes) {
            ItgSearch search = new ItgSearch(picture, model, ItgQuality.LAMBDA, passes);
            ItgPixels pixels = picture.pixels();
            if (bpp != null) {
                return search.atMost((long) (bpp * pixels.width() * pixels.height() / 8));
            }
            if (bytes != null) {
                return search.atMost(bytes);
            }
            if (psnr != null) {
                return search.atLeast(psnr);
            }
            return picture.encode(gain(), ItgQuality.LAMBDA, passes);
        }

        boolean given() {
            return quality != null || bpp != null || bytes != null || psnr != null;
        }

        int gain() {
            if (bpp != null && !(bpp > 0) || bytes != null && bytes < 1 || psnr != null && !(psnr > 0)) {
                throw new InvalidInputException("--bpp, --max-bytes and --min-psnr are more than 0");
            }
            return ItgQuality.gain(quality == null ? ItgQuality.USUAL : quality);
        }
    }

    @Inject
    CompressCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        target.gain();
        effort.passes();
        try (Intaglio intaglio = parent.open()) {
            Plate opened = intaglio.plate(plate);
            boolean coded = CodedImages.by(opened);
            String extension = coded ? ImageCoder.EXTENSION : ItgDecoder.EXTENSION;
            ConversionPlan plan = ConversionPlan.of(
                    inputs, out, new ConversionPlan.Kinds(Pictures::readable, "readable picture", List.of(extension)));
            return coded ? coded(intaglio, opened, plan) : compress(ItgPlate.model(opened, plate), plan);
        }
    }

    private int compress(ItgModel model, ConversionPlan plan) {
        ItgEncoder encoder = new ItgEncoder(model);
        return new FileConversion(console, parent.verbose())
                .run(plan, (input, output) -> compress(encoder, model, input));
    }

    private int coded(Intaglio intaglio, Plate opened, ConversionPlan plan) throws IOException {
        if (target.given()) {
            throw new InvalidInputException("the network of this plate was trained for one rate; --quality, --bpp,"
                    + " --max-bytes and --min-psnr are for plates without a code");
        }
        try (CodedImages images = CodedImages.open(intaglio, opened)) {
            return new FileConversion(console, parent.verbose())
                    .run(plan, (input, output) -> images.compress(input, effort.further()));
        }
    }

    private FileConversion.Result compress(ItgEncoder encoder, ItgModel model, Path input) throws IOException {
        List<String> notes = new ArrayList<>();
        ItgEncoder.Prepared picture = prepared(encoder, input, notes);
        byte[] file = target.encode(picture, model, effort.passes());
        double pixels = (double) picture.pixels().width() * picture.pixels().height();
        double psnr = new ItgSearch(picture, model, ItgQuality.LAMBDA, 1).psnr(file);
        return new FileConversion.Result(
                stream -> stream.write(file),
                String.format(
                        Locale.ROOT,
                        "%d bytes, %.3f bits a pixel, %s",
                        file.length,
                        8 * file.length / pixels,
                        Double.isInfinite(psnr) ? "without loss" : String.format(Locale.ROOT, "%.2f dB", psnr)),
                notes);
    }

    /** The picture itself is released, which is four times as large as its samples. */
    private static ItgEncoder.Prepared prepared(ItgEncoder encoder, Path input, List<String> notes) throws IOException {
        Picture picture = Pictures.read(input);
        notes.addAll(lost(picture, ItgDecoder.EXTENSION));
        return encoder.prepare(picture);
    }

    /** Says what a file does not have of a picture: further pages, and numbers beyond 8 bits. */
    static List<String> lost(Picture picture, String extension) {
        List<String> notes = new ArrayList<>(picture.notes());
        Pictures.lostScale(picture, extension).ifPresent(notes::add);
        return notes;
    }
}
