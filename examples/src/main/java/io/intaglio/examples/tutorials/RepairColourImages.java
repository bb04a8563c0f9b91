package io.intaglio.examples.tutorials;

import io.intaglio.Intaglio;
import io.intaglio.config.Settings;
import io.intaglio.data.Source;
import io.intaglio.data.Split;
import io.intaglio.data.Subset;
import io.intaglio.evaluation.Evaluation;
import io.intaglio.spi.BaselineProvider;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Brightens, denoises and fills colour pictures of 32x32 pixels by three convolutions of 64 channels and their mirror.
 * Compares this with classical methods and with the same network with skip connections.
 */
public final class RepairColourImages implements Runner {

    private static final int SIZE = 32;
    private static final int SHOWN = 10;

    /** The number of pictures from the data, so that six trainings take minutes. */
    private static final int MOST = 2000;

    /**
     * A kind of damage.
     *
     * @param name in the table
     * @param task that undoes it
     * @param settings of the task
     * @param classical the method to compare with
     * @param openCv the name of another method, from the plug-in with OpenCV
     */
    private record Damage(String name, String task, Settings settings, BaselineProvider classical, String openCv) {}

    RepairColourImages() {}

    /**
     * Runs the example.
     *
     * @param arguments {@code [--quick] [--data SOURCE] [--out FOLDER]}
     */
    public static void main(String[] arguments) throws IOException {
        new RepairColourImages().start(arguments);
    }

    @Override
    public String name() {
        return "repair-colour-images";
    }

    @Override
    public TutorialResults run(RunnerArguments arguments) throws IOException {
        String data = arguments.data("demo:leaves,count=100,size=32", "demo:leaves,count=2000,size=32");
        MirroredAutoencoder plain = new MirroredAutoencoder(64, false);
        try (Intaglio intaglio = Intaglio.builder().with(plain).open();
                Source pictures = intaglio.source(data)) {
            Split split = Split.of(Subset.first(pictures, MOST), 0.1, 1);
            Recipe recipe = new Recipe(plain, SIZE, 3, 32, arguments.choose(3, 10), arguments.choose(2, 100));
            List<Damage> damages = List.of(
                    new Damage(
                            "low light (classical: gamma)",
                            "enhance",
                            Settings.parse("stops = 3\nshadows = 0"),
                            intaglio.baselines().get("gamma"),
                            "clahe"),
                    new Damage(
                            "noise of 25 (classical: BM3D)",
                            "denoise",
                            Settings.of("sigma", 25),
                            intaglio.baselines().get("bm3d"),
                            "opencv-nlm"),
                    new Damage(
                            "holes (classical: harmonic)",
                            "restore",
                            Settings.of("damage", "holes,share=0.2,size=5..9"),
                            new HarmonicInpainting(),
                            "telea"));
            Sheet sheet = new Sheet(3);
            sheet.row(PictureList.of(split.heldOut(), SHOWN, SIZE, 3).images());
            TutorialResults findings = new TutorialResults(data, repair(intaglio, recipe, damages, split, sheet));
            sheet.write(arguments.out().resolve(name() + ".png"));
            return findings;
        }
    }

    private static List<TutorialResults.Table> repair(
            Intaglio intaglio, Recipe recipe, List<Damage> damages, Split split, Sheet sheet) throws IOException {
        TutorialResults.Table table = TutorialResults.Table.of(
                "damage", "damaged", "classical method", "autoencoder", "the same with skip connections");
        TutorialResults.Table openCv = TutorialResults.Table.of("method of OpenCV", "PSNR");
        for (Damage damage : damages) {
            List<BaselineProvider> methods = new ArrayList<>(List.of(damage.classical()));
            if (intaglio.baselines().names().contains(damage.openCv())) {
                methods.add(intaglio.baselines().get(damage.openCv()));
            }
            Measured plain = recipe.measure(
                    intaglio, damage.task(), damage.settings(), split, methods.toArray(BaselineProvider[]::new));
            Measured skips = recipe.with(new MirroredAutoencoder(64, true))
                    .measure(intaglio, damage.task(), damage.settings(), split);
            String classical = damage.classical().name();
            table = table.with(
                    damage.name(), plain.psnr(Evaluation.INPUT), plain.psnr(classical), plain.psnr(), skips.psnr());
            if (methods.size() > 1) {
                openCv = openCv.with(damage.openCv(), plain.psnr(damage.openCv()));
            }
            sheet.row(plain.inputs(SHOWN))
                    .row(plain.outputs(classical, SHOWN))
                    .row(plain.outputs(SHOWN))
                    .row(skips.outputs(SHOWN));
        }
        return openCv.rows().isEmpty() ? List.of(table) : List.of(table, openCv);
    }
}
