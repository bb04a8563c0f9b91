package io.intaglio.examples.tutorials;

import io.intaglio.Intaglio;
import io.intaglio.config.Settings;
import io.intaglio.data.Source;
import io.intaglio.data.Split;
import io.intaglio.data.Subset;
import io.intaglio.spi.BaselineProvider;
import java.io.IOException;
import java.util.List;

/**
 * Encodes digits of 28x28 pixels in 2 to 64 numbers, to find out how many are enough. Then the network with 16 numbers
 * learns to fill holes and to remove noise.
 */
public final class CompressDigits implements Runner {

    private static final int SIZE = 28;
    private static final int SHOWN = 12;

    /** The number of pictures from the data, so that eight trainings take minutes. */
    private static final int MOST = 6000;

    private static final List<Integer> WIDTHS = List.of(32, 64);

    CompressDigits() {}

    /**
     * Runs the example.
     *
     * @param arguments {@code [--quick] [--data SOURCE] [--out FOLDER]}
     */
    public static void main(String[] arguments) throws IOException {
        new CompressDigits().start(arguments);
    }

    @Override
    public String name() {
        return "compress-digits";
    }

    @Override
    public TutorialResults run(RunnerArguments arguments) throws IOException {
        String data = arguments.data("demo:digits,count=400,size=28", "demo:digits,count=6000,size=28");
        PooledAutoencoder sixteen = new PooledAutoencoder(WIDTHS, 16);
        try (Intaglio intaglio = Intaglio.builder().with(sixteen).open();
                Source pictures = intaglio.source(data)) {
            Split split = Split.of(Subset.first(pictures, MOST), 0.1, 1);
            Recipe recipe = new Recipe(sixteen, SIZE, 1, 64, arguments.choose(4, 10), arguments.choose(4, 100));
            Sheet sheet = new Sheet(3);
            sheet.row(PictureList.of(split.heldOut(), SHOWN, SIZE, 1).images());
            List<Integer> codes = arguments.quick() ? List.of(2, 16) : List.of(2, 4, 8, 16, 32, 64);
            TutorialResults findings = new TutorialResults(
                    data,
                    List.of(lengths(intaglio, recipe, codes, split, sheet), repairs(intaglio, recipe, split, sheet)));
            sheet.write(arguments.out().resolve(name() + ".png"));
            return findings;
        }
    }

    /** Trains a network for each length of the code, and compares it with as many principal components. */
    private static TutorialResults.Table lengths(
            Intaglio intaglio, Recipe recipe, List<Integer> codes, Split split, Sheet sheet) throws IOException {
        TutorialResults.Table table =
                TutorialResults.Table.of("numbers", "autoencoder, test MSE", "principal components, test MSE");
        for (int code : codes) {
            // A plate's card holds the settings of its network, so that one name serves all lengths.
            Measured measured = recipe.with(new PooledAutoencoder(WIDTHS, code))
                    .measure(intaglio, "reconstruct", Settings.empty(), split);
            table = table.with(Integer.toString(code), measured.mse(), measured.mse("pca-" + code));
            sheet.row(measured.outputs(SHOWN));
        }
        return table;
    }

    /** Trains the network with 16 numbers to fill holes, then to remove noise. */
    private static TutorialResults.Table repairs(Intaglio intaglio, Recipe recipe, Split split, Sheet sheet)
            throws IOException {
        Settings fifth = Settings.of("damage", "holes,share=0.2,size=5..9");
        Measured holes = recipe.measure(intaglio, "restore", fifth, split, new HarmonicInpainting());
        BaselineProvider bm3d = intaglio.baselines().get("bm3d");
        Measured noise = recipe.measure(intaglio, "denoise", Settings.of("sigma", 50), split, bm3d);
        sheet.row(holes.inputs(SHOWN))
                .row(holes.outputs("harmonic", SHOWN))
                .row(holes.outputs(SHOWN))
                .row(noise.inputs(SHOWN))
                .row(noise.outputs("bm3d", SHOWN))
                .row(noise.outputs(SHOWN));
        return TutorialResults.Table.of("damage", "damaged", "classical method", "autoencoder, 16 numbers")
                .with("holes (classical: harmonic)", holes.psnr("input"), holes.psnr("harmonic"), holes.psnr())
                .with("noise of 50 (classical: BM3D)", noise.psnr("input"), noise.psnr("bm3d"), noise.psnr());
    }
}
