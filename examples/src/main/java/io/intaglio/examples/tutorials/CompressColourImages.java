package io.intaglio.examples.tutorials;

import io.intaglio.Intaglio;
import io.intaglio.config.Settings;
import io.intaglio.data.Source;
import io.intaglio.data.Split;
import io.intaglio.data.Subset;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Resampling;
import io.intaglio.metric.Mse;
import java.io.IOException;
import java.util.List;

/**
 * Encodes colour pictures of 32x32 pixels by two convolutions with pooling, and tests whether this compresses them. The
 * code is first the last map, then a dense code of 768 numbers. Both are compared with a picture of half the size.
 */
public final class CompressColourImages implements Runner {

    private static final int SIZE = 32;
    private static final int SHOWN = 10;

    /** The number of pictures from the data, so that 100 passes take a minute. */
    private static final int MOST = 400;

    /** The numbers of a colour picture of half the size. */
    private static final int HALF = 3 * SIZE / 2 * SIZE / 2;

    private static final List<Integer> WIDTHS = List.of(32, 64);

    CompressColourImages() {}

    /**
     * Runs the example.
     *
     * @param arguments {@code [--quick] [--data SOURCE] [--out FOLDER]}
     */
    public static void main(String[] arguments) throws IOException {
        new CompressColourImages().start(arguments);
    }

    @Override
    public String name() {
        return "compress-colour-images";
    }

    @Override
    public TutorialResults run(RunnerArguments arguments) throws IOException {
        String data = arguments.data("demo:leaves,count=120,size=32", "demo:leaves,count=400,size=32");
        PooledAutoencoder map = new PooledAutoencoder(WIDTHS, 0);
        PooledAutoencoder dense = new PooledAutoencoder(WIDTHS, HALF);
        try (Intaglio intaglio = Intaglio.builder().with(map).open();
                Source pictures = intaglio.source(data)) {
            Split split = Split.of(Subset.first(pictures, MOST), 0.2, 1);
            Recipe recipe = new Recipe(map, SIZE, 3, 64, arguments.choose(12, 100), arguments.choose(4, 100));
            Measured asMap = recipe.measure(intaglio, "reconstruct", Settings.empty(), split);
            Measured asVector = recipe.with(dense).measure(intaglio, "reconstruct", Settings.empty(), split);
            PictureList clean = PictureList.of(split.heldOut(), Long.MAX_VALUE, SIZE, 3);
            PictureList half = new PictureList(
                    clean.images().stream().map(CompressColourImages::halved).toList());
            new Sheet(3)
                    .row(clean.first(SHOWN))
                    .row(asMap.outputs(SHOWN))
                    .row(asVector.outputs(SHOWN))
                    .row(half.first(SHOWN))
                    .write(arguments.out().resolve(name() + ".png"));
            double mse = Mse.of(clean.batch(), half.batch());
            return new TutorialResults(
                    data,
                    List.of(TutorialResults.Table.of("code of a picture of 3072 numbers", "numbers", "test MSE", "PSNR")
                            .with("last map, 64x8x8", TutorialResults.count(64 * 8 * 8), asMap.mse(), asMap.psnr())
                            .with("dense code", TutorialResults.count(HALF), asVector.mse(), asVector.psnr())
                            .with(
                                    "picture of half the size",
                                    TutorialResults.count(HALF),
                                    TutorialResults.number(mse, 4),
                                    TutorialResults.decibels(clean.psnr(half)))));
        }
    }

    private static ImageBatch halved(ImageBatch image) {
        return Resampling.resize(Resampling.resize(image, SIZE / 2, SIZE / 2), SIZE, SIZE);
    }
}
