package io.intaglio.examples.tutorials;

import io.intaglio.Intaglio;
import io.intaglio.Model;
import io.intaglio.config.Settings;
import io.intaglio.data.Source;
import io.intaglio.data.Split;
import io.intaglio.data.Subset;
import io.intaglio.evaluation.Evaluation;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.model.LatentCodec;
import io.intaglio.plate.Plate;
import io.intaglio.spi.BaselineProvider;
import io.intaglio.task.Result;
import io.intaglio.task.RunRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Encodes gray pictures of 32x32 pixels in 64 numbers, and compares the result with principal components and with JPEG
 * of the same size. The same network then removes noise, makes new pictures, and interpolates between two pictures.
 */
public final class CompressGrayImages implements Runner {

    private static final int SIZE = 32;
    private static final int CODE = 64;
    private static final int SHOWN = 10;

    /** The number of pictures from the data, so that 50 passes take minutes. */
    private static final int MOST = 2000;

    private static final List<String> METHODS = List.of("median", "nlm", "bm3d");
    private static final PooledAutoencoder NETWORK = new PooledAutoencoder(List.of(32, 64, 128), CODE);

    CompressGrayImages() {}

    /**
     * Runs the example.
     *
     * @param arguments {@code [--quick] [--data SOURCE] [--out FOLDER]}
     */
    public static void main(String[] arguments) throws IOException {
        new CompressGrayImages().start(arguments);
    }

    @Override
    public String name() {
        return "compress-gray-images";
    }

    @Override
    public TutorialResults run(RunnerArguments arguments) throws IOException {
        String data = arguments.data("demo:digits,count=300,size=32", "demo:digits,count=2000,size=32");
        try (Intaglio intaglio = Intaglio.builder().with(NETWORK).open();
                Source pictures = intaglio.source(data)) {
            Split split = Split.of(Subset.first(pictures, MOST), 0.1, 1);
            Recipe recipe = new Recipe(NETWORK, SIZE, 1, 32, arguments.choose(8, 50), arguments.choose(10, 100));
            Plate plate = recipe.train(intaglio, "reconstruct", Settings.empty(), split.train());
            Sheet sheet = new Sheet(3);
            TutorialResults findings = new TutorialResults(
                    data,
                    List.of(
                            compress(intaglio, plate, split, sheet),
                            denoise(intaglio, recipe.passes(arguments.choose(4, 10)), split, sheet)));
            generate(intaglio, plate, split, sheet);
            sheet.write(arguments.out().resolve(name() + ".png"));
            return findings;
        }
    }

    /** Measures the code, with and without rounding to a byte a number, and principal components and JPEG. */
    private static TutorialResults.Table compress(Intaglio intaglio, Plate plate, Split split, Sheet sheet)
            throws IOException {
        PictureList clean = PictureList.of(split.heldOut(), Long.MAX_VALUE, SIZE, 1);
        List<JpegAtSize> jpegs = new ArrayList<>();
        for (ImageBatch picture : clean.images()) {
            jpegs.add(JpegAtSize.of(picture, CODE));
        }
        PictureList jpeg = new PictureList(jpegs.stream().map(JpegAtSize::image).toList());
        double jpegBytes = jpegs.stream().mapToInt(JpegAtSize::bytes).average().orElseThrow();
        String pca = "pca-" + CODE;
        try (Model model = intaglio.open(plate)) {
            Measured measured = Measured.of(model, split.heldOut(), Map.of());
            LatentCodec codec = model.autoencoder().codec().orElseThrow();
            ByteCode byteCode = ByteCode.fit(codec, PictureList.of(split.train(), MOST, SIZE, 1));
            List<int[]> codes = byteCode.encode(clean);
            PictureList rebuilt = byteCode.decode(codes);
            sheet.row(clean.first(SHOWN))
                    .row(codes.stream()
                            .limit(SHOWN)
                            .map(code -> Sheet.enlarged(ByteCode.picture(code, 8, 8), SIZE / 8))
                            .toList())
                    .row(rebuilt.first(SHOWN))
                    .row(measured.outputs(pca, SHOWN))
                    .row(jpeg.first(SHOWN));
            return TutorialResults.Table.of("compressed by", "bytes", "PSNR")
                    .with("autoencoder, 64 numbers of 4 bytes", TutorialResults.count(4 * CODE), measured.psnr())
                    .with(
                            "autoencoder, 64 numbers of 1 byte",
                            TutorialResults.count(CODE),
                            TutorialResults.decibels(clean.psnr(rebuilt)))
                    .with("64 principal components of 4 bytes", TutorialResults.count(4 * CODE), measured.psnr(pca))
                    .with(
                            "JPEG without its header",
                            TutorialResults.count(jpegBytes),
                            TutorialResults.decibels(clean.psnr(jpeg)));
        }
    }

    /** Measures the network that learned to remove noise of 25 (of 255). */
    private static TutorialResults.Table denoise(Intaglio intaglio, Recipe recipe, Split split, Sheet sheet)
            throws IOException {
        BaselineProvider[] methods =
                METHODS.stream().map(intaglio.baselines()::get).toArray(BaselineProvider[]::new);
        Measured measured = recipe.measure(intaglio, "denoise", Settings.of("sigma", 25), split, methods);
        sheet.row(measured.inputs(SHOWN)).row(measured.outputs(SHOWN));
        TutorialResults.Table table = TutorialResults.Table.of("noise of 25, removed by", "PSNR")
                .with("nothing", measured.psnr(Evaluation.INPUT));
        for (String method : METHODS) {
            table = table.with(method, measured.psnr(method));
        }
        return table.with("autoencoder, 64 numbers", measured.psnr());
    }

    /** Samples codes from a mixture fitted to those of the training pictures, then interpolates between two codes. */
    private static void generate(Intaglio intaglio, Plate plate, Split split, Sheet sheet) throws IOException {
        Plate fitted = intaglio.fit(plate, "generate", Settings.of("flow", 0), split.train());
        Settings ten = Settings.of("count", SHOWN);
        try (Model model = intaglio.open(fitted, "generate")) {
            sheet.row(images(model.result(RunRequest.EMPTY.withOptions(ten))));
            RunRequest path = RunRequest.EMPTY
                    .with("from", Picture.of(split.heldOut().get(0).image()))
                    .with("to", Picture.of(split.heldOut().get(1).image()));
            sheet.row(images(model.result(path.withOptions(ten))));
        }
    }

    private static List<ImageBatch> images(Result result) {
        return ((Result.Images) result).images();
    }
}
