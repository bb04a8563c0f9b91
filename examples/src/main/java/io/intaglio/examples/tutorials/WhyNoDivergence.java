package io.intaglio.examples.tutorials;

import io.intaglio.Intaglio;
import io.intaglio.Model;
import io.intaglio.config.Settings;
import io.intaglio.data.Source;
import io.intaglio.data.Split;
import io.intaglio.diagnosis.Covariance;
import io.intaglio.diagnosis.PrincipalSpectrum;
import io.intaglio.image.ImageBatch;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Why is the KL zero? The squared error plus β times the divergence is a Gaussian decoder with a variance of β/2 a
 * pixel. A number of the code is active only if a direction of the data has a larger variance (Lucas et al. 2019). So
 * the program predicts the collapse from the principal components, shows it, and prevents it by a learned variance.
 */
final class WhyNoDivergence implements Question {

    private static final int SIZE = 16;
    private static final int LATENT = 16;

    /** Ten times the usual rate, because there are only two layers and some hundred steps. */
    private static final Settings RATE = Settings.of("learning-rate", 0.01);

    /** A number is active if the means of its posteriors have a larger variance (Burda et al. 2016). */
    private static final double LIVES = 0.01;

    @Override
    public TutorialResults.Table ask(Intaglio intaglio, RunnerArguments arguments, Sheet sheet) throws IOException {
        String data = "demo:digits,size=16,count=" + arguments.choose(300, 1000);
        TutorialResults.Table table =
                TutorialResults.Table.of("weight of the KL", "numbers predicted to live", "numbers that live", "PSNR");
        List<Double> weights = arguments.quick() ? List.of(1.0, 20.0, 0.0) : List.of(0.1, 1.0, 4.0, 20.0, 0.0);
        try (Source pictures = intaglio.source(data)) {
            Split split = Split.of(pictures, 0.2, 1);
            PictureList learned = PictureList.of(split.train(), Long.MAX_VALUE, SIZE, 1);
            PrincipalSpectrum spectrum = PrincipalSpectrum.of(
                    learned.images().stream().map(ImageBatch::data).toList());
            for (double beta : weights) {
                LinearVariational network = new LinearVariational(LATENT, beta);
                Recipe recipe = new Recipe(network, SIZE, 1, 32, arguments.choose(20, 200), 10);
                try (Model model = intaglio.open(recipe.train(intaglio, "reconstruct", RATE, split.train()))) {
                    long lives = Covariance.of(model.autoencoder()
                                    .codec()
                                    .orElseThrow()
                                    .encode(learned.batch())
                                    .rows())
                            .variances()
                            .stream()
                            .filter(variance -> variance > LIVES)
                            .count();
                    Measured measured = Measured.of(model, split.heldOut(), Map.of());
                    table = table.with(
                            beta == 0
                                    ? "variance learned"
                                    : TutorialResults.number(beta, 1).text(),
                            beta == 0 ? "all that pay" : TutorialResults.count(spectrum.active(beta, LATENT)),
                            TutorialResults.count(lives),
                            measured.psnr());
                }
            }
        }
        return table;
    }
}
