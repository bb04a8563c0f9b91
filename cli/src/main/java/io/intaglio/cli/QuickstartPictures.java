package io.intaglio.cli;

import io.intaglio.cli.report.ImageStrip;
import io.intaglio.evaluation.Evaluation;
import io.intaglio.evaluation.EvaluationListener;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageGrid;
import io.intaglio.image.Picture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes each evaluated image as a strip: clean, noisy, a baseline's, the model's. */
final class QuickstartPictures implements EvaluationListener {

    private final Path folder;
    private final String baseline;
    private final List<ImageStrip> written = new ArrayList<>();

    QuickstartPictures(Path folder, String baseline) {
        this.folder = folder;
        this.baseline = baseline;
    }

    List<ImageStrip> written() {
        return written;
    }

    @Override
    public void evaluated(long index, long total, Evaluation.Row row, Pictures pictures) {
        List<ImageBatch> panels = new ArrayList<>(List.of(pictures.clean(), pictures.input()));
        List<String> labels =
                new ArrayList<>(List.of("clean", label("noisy", row.baselines().get(Evaluation.INPUT))));
        if (pictures.baselines().containsKey(baseline)) {
            panels.add(pictures.baselines().get(baseline));
            labels.add(label(baseline, row.baselines().get(baseline)));
        }
        panels.add(pictures.output());
        labels.add(label("this plate", row.metrics()));
        Path file = folder.resolve(String.format(Locale.ROOT, "%02d.png", index + 1));
        try {
            io.intaglio.image.Pictures.write(Picture.of(ImageGrid.of(List.of(panels), 0)), file);
            written.add(new ImageStrip(labels, Base64.getEncoder().encodeToString(Files.readAllBytes(file))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String label(String name, Map<String, Double> figures) {
        Double psnr = figures == null ? null : figures.get("psnr");
        return psnr == null ? name : String.format(Locale.ROOT, "%s %.2f dB", name, psnr);
    }
}
