package io.intaglio.cli;

import io.intaglio.Evaluation;
import io.intaglio.EvaluationListener;
import io.intaglio.cli.report.Case;
import io.intaglio.cli.text.EvaluationText;
import io.intaglio.cli.text.Gain;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Keeps the images on which a model gained least over the other methods, as pictures for a page. Of large ones it keeps the
 * square in which the model's error is largest.
 */
final class WorstCases implements EvaluationListener {

    private static final int MOST = 12;
    /** Characters of pictures, so that the page stays below 5 MB. */
    private static final int MOST_CHARACTERS = 4_300_000;

    private record Kept(double gain, Case pictures) {}

    private final List<Kept> kept = new ArrayList<>();

    @Override
    public void evaluated(long index, long total, Evaluation.Row row, Pictures pictures) {
        double gain = Gain.of(row);
        if (kept.size() == MOST && gain >= kept.get(MOST - 1).gain()) {
            return;
        }
        kept.add(new Kept(gain, pictured(row, gain, pictures)));
        kept.sort(Comparator.comparingDouble(Kept::gain));
        if (kept.size() > MOST) {
            kept.remove(MOST);
        }
    }

    /** The worst first; fewer than were kept where they would make the page too large. */
    List<Case> shown() {
        List<Case> shown = new ArrayList<>();
        int characters = 0;
        for (Kept each : kept) {
            characters += each.pictures().length();
            if (characters > MOST_CHARACTERS && !shown.isEmpty()) {
                break;
            }
            shown.add(each.pictures());
        }
        return shown;
    }

    private static Case pictured(Evaluation.Row row, double gain, Pictures pictures) {
        Detail detail = Detail.worst(pictures.clean(), pictures.output());
        List<Case.Panel> panels = new ArrayList<>();
        if (!row.baselines().containsKey(Evaluation.INPUT)) {
            panels.add(panel(Evaluation.INPUT, Map.of(), detail.of(pictures.input())));
        }
        row.baselines()
                .forEach((name, figures) -> panels.add(
                        panel(name, figures, detail.of(pictures.baselines().get(name)))));
        panels.add(panel(EvaluationText.OURS, row.metrics(), detail.of(pictures.output())));
        panels.add(panel("reference", Map.of(), detail.of(pictures.clean())));
        String title = row.name()
                + (Double.isFinite(gain) && !row.baselines().isEmpty()
                        ? String.format(Locale.ROOT, ", gain %+.2f dB", gain)
                        : "");
        return new Case(title + detail, panels);
    }

    private static Case.Panel panel(String name, Map<String, Double> figures, ImageBatch picture) {
        Double psnr = figures.get("psnr");
        String label = psnr == null ? name : String.format(Locale.ROOT, "%s, %.2f dB", name, psnr);
        ImageBatch shown = picture.channels() == 1 || picture.channels() == 3 ? picture : picture.channels(0);
        byte[] png = io.intaglio.image.Pictures.png(Picture.of(shown));
        return new Case.Panel(
                label, name.equals(EvaluationText.OURS), Base64.getEncoder().encodeToString(png));
    }
}
