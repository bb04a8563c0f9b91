package io.intaglio.examples.tutorials;

import io.intaglio.Intaglio;
import io.intaglio.config.Settings;
import io.intaglio.data.Source;
import io.intaglio.data.Split;
import java.io.IOException;
import java.util.List;

/**
 * Where do checkerboards come from? Trains the tutorials' network with transposed convolutions, whose kernel of 3 is
 * not a multiple of the stride of 2, and with repeated pixels in their place. Compares the power of the pattern that
 * changes with every second pixel.
 */
final class WhyCheckerboards implements Question {

    private static final int SIZE = 28;
    private static final int SHOWN = 12;

    @Override
    public TutorialResults.Table ask(Intaglio intaglio, RunnerArguments arguments, Sheet sheet) throws IOException {
        String data = "demo:leaves,size=28,count=" + arguments.choose(100, 500);
        TutorialResults.Table table =
                TutorialResults.Table.of("way up", "PSNR", "power of every second pixel, of the pictures' own");
        try (Source pictures = intaglio.source(data)) {
            Split split = Split.of(pictures, 0.2, 1);
            PictureList clean = PictureList.of(split.heldOut(), Long.MAX_VALUE, SIZE, 1);
            double own = PowerSpectrum.of(clean).everySecondPixel();
            for (PooledAutoencoder.Doubling doubling : PooledAutoencoder.Doubling.values()) {
                PooledAutoencoder network = new PooledAutoencoder(List.of(32, 64), 64, doubling);
                Recipe recipe = new Recipe(network, SIZE, 1, 32, arguments.choose(3, 15), arguments.choose(4, 50));
                Measured measured = recipe.measure(intaglio, "reconstruct", Settings.empty(), split);
                PictureList rebuilt =
                        new PictureList(measured.outputs(clean.images().size()));
                table = table.with(
                        doubling == PooledAutoencoder.Doubling.TRANSPOSED
                                ? "transposed convolutions"
                                : "repeated pixels, convolution",
                        measured.psnr(),
                        TutorialResults.percent(PowerSpectrum.of(rebuilt).everySecondPixel() / own));
                sheet.row(rebuilt.first(SHOWN));
            }
        }
        return table;
    }
}
