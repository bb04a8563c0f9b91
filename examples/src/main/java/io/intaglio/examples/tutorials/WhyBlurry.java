package io.intaglio.examples.tutorials;

import io.intaglio.Intaglio;
import io.intaglio.config.Settings;
import io.intaglio.data.Source;
import io.intaglio.data.Split;
import java.io.IOException;
import java.util.List;

/**
 * Why are the results blurry? Trains the built-in collapsed autoencoder with the mean squared error, and with a mixed
 * loss of structural similarity and absolute error, and compares the power of fine details. Power can also come from
 * details that the network invents, such as a grid. So the last column is the inner product of the details with those
 * of the pictures, divided by the power of the latter.
 */
final class WhyBlurry implements Question {

    private static final int SIZE = 28;
    private static final int SHOWN = 12;

    @Override
    public TutorialResults.Table ask(Intaglio intaglio, RunnerArguments arguments, Sheet sheet) throws IOException {
        String data = "demo:leaves,size=28,count=" + arguments.choose(100, 500);
        TutorialResults.Table table =
                TutorialResults.Table.of("loss", "PSNR", "SSIM", "power of details", "details that are right");
        try (Source pictures = intaglio.source(data)) {
            Split split = Split.of(pictures, 0.2, 1);
            PictureList clean = PictureList.of(split.heldOut(), Long.MAX_VALUE, SIZE, 1);
            double details = PowerSpectrum.of(clean).details();
            Recipe recipe = new Recipe(
                    intaglio.architectures().get("collapsed"),
                    SIZE,
                    1,
                    32,
                    arguments.choose(4, 20),
                    arguments.choose(4, 50));
            sheet.row(clean.first(SHOWN));
            for (String fidelity : List.of("mse", "ssim")) {
                Settings settings =
                        Settings.parse("arch.widths = 32,64\narch.latent = 4").with("arch.fidelity", fidelity);
                Measured measured = recipe.measure(intaglio, "reconstruct", settings, split);
                PictureList rebuilt =
                        new PictureList(measured.outputs(clean.images().size()));
                double power = PowerSpectrum.of(rebuilt).details();
                double wrong = PowerSpectrum.of(rebuilt.minus(clean)).details();
                table = table.with(
                        fidelity.equals("mse") ? "squared error" : "1 - SSIM + absolute error / 10",
                        measured.psnr(),
                        TutorialResults.number(measured.evaluation().metrics().get("ssim"), 4),
                        TutorialResults.percent(power / details),
                        TutorialResults.percent((power + details - wrong) / (2 * details)));
                sheet.row(rebuilt.first(SHOWN));
            }
        }
        return table;
    }
}
