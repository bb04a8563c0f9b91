package io.intaglio.examples.systems;

import io.intaglio.Intaglio;
import io.intaglio.Model;
import io.intaglio.config.Settings;
import io.intaglio.data.Source;
import io.intaglio.data.Split;
import io.intaglio.data.Subset;
import io.intaglio.evaluation.Evaluation;
import io.intaglio.evaluation.EvaluationListener;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.model.Codec;
import io.intaglio.plate.Plate;
import io.intaglio.task.Result;
import io.intaglio.task.RunRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Squeezes gray pictures of 32x32 pixels into 64 numbers, and asks whether that beats principal components and JPEG at
 * its size. The same network then takes noise away, makes new pictures, and turns one picture into another.
 */
public final class CompressGrayImages implements Runner {

    private static final int SIZE = 32;
    private static final int CODE = 64;
    private static final int SHOWN = 10;

    /** Pictures that are taken of the data, so that 50 passes take minutes. */
    private static final int MOST = 2000;

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
    public Findings run(RunnerArguments arguments) throws IOException {
        String data = arguments.data("demo:digits,count=300,size=32", "demo:digits,count=2000,size=32");
        try (Intaglio intaglio = Intaglio.builder().with(NETWORK).open();
                Source pictures = intaglio.source(data)) {
            Split split = Split.of(Subset.first(pictures, MOST), 0.1, 1);
            int warmUp = arguments.choose(10, 100);
            Plate plate = train(intaglio, "reconstruct", split.train(), arguments.choose(8, 50), warmUp);
            Plate denoiser = train(intaglio, "denoise", split.train(), arguments.choose(4, 10), warmUp);
            Sheet sheet = new Sheet(3);
            Findings findings = new Findings(
                    data,
                    List.of(
                            compress(intaglio, plate, split, sheet),
                            denoise(intaglio, denoiser, split.heldOut(), sheet)));
            generate(intaglio, plate, split, sheet);
            sheet.write(arguments.out().resolve(name() + ".png"));
            return findings;
        }
    }

    /** Trains as the recipe says: Adam, batches of 32, whole pictures. */
    private static Plate train(Intaglio intaglio, String task, Source data, int passes, int warmUp) throws IOException {
        return intaglio.train(task)
                .architecture(NETWORK)
                .data(data)
                .size(SIZE, SIZE)
                .channels(1)
                .set("batch", 32)
                .set("crop", 0)
                .set("augment", "none")
                .set("ema", 0.99)
                .set("warm-up", warmUp)
                .epochs(passes)
                .listener(Runner.progress(task))
                .run()
                .plate();
    }

    /** Measures the code as it is and rounded to a byte a number, beside principal components and JPEG. */
    private static Findings.Table compress(Intaglio intaglio, Plate plate, Split split, Sheet sheet)
            throws IOException {
        PictureList clean = PictureList.of(split.heldOut(), Long.MAX_VALUE, SIZE, 1);
        List<ImageBatch> components = new ArrayList<>();
        String pca = "pca-" + CODE;
        try (Model model = intaglio.open(plate)) {
            EvaluationListener collect = (index, total, row, pictures) ->
                    components.add(pictures.baselines().get(pca));
            Evaluation evaluation = model.evaluate(split.heldOut(), Map.of(), Settings.empty(), 0, collect);
            Codec codec = model.autoencoder().codec().orElseThrow();
            ByteCode byteCode = ByteCode.fit(codec, PictureList.of(split.train(), 2000, SIZE, 1));
            List<int[]> codes = byteCode.encode(clean);
            PictureList rebuilt = byteCode.decode(codes);
            List<JpegAtSize> jpegs = new ArrayList<>();
            for (ImageBatch picture : clean.images()) {
                jpegs.add(JpegAtSize.of(picture, CODE));
            }
            PictureList jpeg =
                    new PictureList(jpegs.stream().map(JpegAtSize::image).toList());
            double jpegBytes =
                    jpegs.stream().mapToInt(JpegAtSize::bytes).average().orElseThrow();
            sheet.row(clean.first(SHOWN))
                    .row(codes.stream()
                            .limit(SHOWN)
                            .map(code -> Sheet.enlarged(ByteCode.picture(code, 8, 8), SIZE / 8))
                            .toList())
                    .row(rebuilt.first(SHOWN))
                    .row(components.subList(0, SHOWN))
                    .row(jpeg.first(SHOWN));
            return Findings.Table.of("compressed by", "bytes", "PSNR")
                    .with(
                            "autoencoder, 64 numbers of 4 bytes",
                            Findings.count(4 * CODE),
                            Findings.decibels(evaluation.metrics().get("psnr")))
                    .with(
                            "autoencoder, 64 numbers of 1 byte",
                            Findings.count(CODE),
                            Findings.decibels(clean.psnr(rebuilt)))
                    .with(
                            "64 principal components of 4 bytes",
                            Findings.count(4 * CODE),
                            Findings.decibels(evaluation.baselines().get(pca).get("psnr")))
                    .with("JPEG without its header", Findings.count(jpegBytes), Findings.decibels(clean.psnr(jpeg)));
        }
    }

    /** Measures the network that learned to take noise of 25 (of 255) away. */
    private static Findings.Table denoise(Intaglio intaglio, Plate plate, Source test, Sheet sheet) throws IOException {
        List<ImageBatch> noisy = new ArrayList<>();
        List<ImageBatch> cleaned = new ArrayList<>();
        try (Model model = intaglio.open(plate)) {
            Evaluation evaluation = model.evaluate(test, Settings.empty(), 0, (index, total, row, pictures) -> {
                noisy.add(pictures.input());
                cleaned.add(pictures.output());
            });
            sheet.row(noisy.subList(0, SHOWN)).row(cleaned.subList(0, SHOWN));
            Findings.Table table = Findings.Table.of("noise of 25, removed by", "PSNR");
            for (String method : List.of(Evaluation.INPUT, "median", "nlm", "bm3d")) {
                String row = method.equals(Evaluation.INPUT) ? "nothing" : method;
                table = table.with(
                        row,
                        Findings.decibels(evaluation.baselines().get(method).get("psnr")));
            }
            return table.with(
                    "autoencoder, 64 numbers",
                    Findings.decibels(evaluation.metrics().get("psnr")));
        }
    }

    /** Draws codes from a mixture that is fitted to those of the training pictures, then walks between two codes. */
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
