package io.intaglio.tasks.detect;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.NameList;
import io.intaglio.data.Example;
import io.intaglio.image.ImageBatch;
import io.intaglio.metric.Figure;
import io.intaglio.task.Pair;
import io.intaglio.task.Result;
import io.intaglio.task.Scorer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures scores of normal and anomalous images. The figures are the area under the receiver operating characteristic,
 * the average precision, the largest F1, and the shares of normal and of anomalous images that raise an alarm. If
 * alarms are decided over all images together, there is also the share of false alarms among the alarms. If all images
 * are normal, or all are anomalous, the only figure is their mean score.
 */
final class DetectionScorer implements Scorer {

    private static final int NAMED = 12;

    private final List<String> normal;
    private final List<Ranking.Scored> scored = new ArrayList<>();
    private final List<String> parts;
    private final List<List<Ranking.Scored>> byPart = new ArrayList<>();
    private List<String> classes = List.of();
    private final PixelFigures pixels = new PixelFigures();
    private double sum;
    private final long[] alarms = new long[2];
    private boolean together;

    /**
     * Creates a scorer.
     *
     * @param normal names of the normal classes
     * @param parts names of the columns after the alarm
     */
    DetectionScorer(List<String> normal, List<String> parts) {
        this.normal = normal;
        this.parts = parts;
        parts.forEach(part -> byPart.add(new ArrayList<>()));
    }

    @Override
    public void classes(List<String> names) {
        if (!names.isEmpty() && names.stream().noneMatch(normal::contains)) {
            throw new InvalidInputException("none of the classes of this data is known to be normal; "
                    + "set normal=NAME[,NAME...] to some of "
                    + NameList.of(names, NAMED));
        }
        classes = names;
    }

    @Override
    public void add(Example example, Pair reference, Result answer) {
        boolean anomalous = anomalous(example);
        if (answer instanceof Result.Table table) {
            List<Double> row = table.rows().get(0);
            scored.add(new Ranking.Scored(row.get(Detect.SCORE), anomalous));
            sum += row.get(Detect.SCORE);
            for (int part = 0; part < parts.size(); part++) {
                byPart.get(part).add(new Ranking.Scored(row.get(Detect.ALARM + 1 + part), anomalous));
            }
            if (row.get(Detect.ALARM) > 0) {
                alarms[anomalous ? 1 : 0]++;
            }
        } else if (answer instanceof Result.Image map) {
            float[] heat = map.image().channels(0).data();
            double most = 0;
            for (float value : heat) {
                most = Math.max(most, value);
            }
            scored.add(new Ranking.Scored(most, anomalous));
            sum += most;
            if (most > Heat.THRESHOLD) {
                alarms[anomalous ? 1 : 0]++;
            }
            example.partner().ifPresent(mask -> pixels.add(heat, set(mask), mask.width()));
        }
    }

    /** Replaces the alarms of single images by those that were decided over all images together. */
    @Override
    public void completed(Result.Table table) {
        together = true;
        Arrays.fill(alarms, 0);
        for (int i = 0; i < scored.size(); i++) {
            if (table.rows().get(i).get(Detect.ALARM) > 0) {
                alarms[scored.get(i).anomalous() ? 1 : 0]++;
            }
        }
    }

    private static boolean[] set(ImageBatch mask) {
        boolean[] set = new boolean[mask.height() * mask.width()];
        float most = 0;
        for (float value : mask.data()) {
            most = Math.max(most, value);
        }
        // Some masks have the values 0 and 1 of 255.
        float limit = most <= 1 / 255f ? 0 : 0.5f;
        for (int i = 0; i < set.length; i++) {
            set[i] = mask.data()[i * mask.channels()] > limit;
        }
        return set;
    }

    private static boolean any(boolean[] set) {
        for (boolean each : set) {
            if (each) {
                return true;
            }
        }
        return false;
    }

    private boolean anomalous(Example example) {
        if (example.partner().isPresent()) {
            return any(set(example.partner().get()));
        }
        int label = example.label().orElse(-1);
        return label >= 0 && label < classes.size() && !normal.contains(classes.get(label));
    }

    @Override
    public Map<String, Figure> figures() {
        Map<String, Figure> figures = new LinkedHashMap<>();
        if (scored.isEmpty()) {
            return figures;
        }
        Ranking ranking = Ranking.of(scored);
        if (ranking.anomalous() > 0 && ranking.normal() > 0) {
            figures.put("auroc", percent(ranking.auroc(), false));
            figures.put("ap", percent(ranking.averagePrecision(), false));
            figures.put("f1", percent(ranking.bestF1(), false));
            for (int part = 0;
                    parts.size() > 1 && part < parts.size() && !byPart.get(part).isEmpty();
                    part++) {
                figures.put(
                        "auroc-" + parts.get(part),
                        percent(Ranking.of(byPart.get(part)).auroc(), false));
            }
        } else {
            figures.put("score", Figure.lowerIsBetter(sum / scored.size(), "", 4));
        }
        if (ranking.normal() > 0) {
            figures.put("false-alarms", percent(alarms[0] / (double) ranking.normal(), true));
        }
        if (ranking.anomalous() > 0) {
            figures.put("found", percent(alarms[1] / (double) ranking.anomalous(), false));
        }
        if (together && alarms[0] + alarms[1] > 0) {
            figures.put("false-discoveries", percent(alarms[0] / (double) (alarms[0] + alarms[1]), true));
        }
        pixels.into(figures);
        return figures;
    }

    private static Figure percent(double share, boolean lowerIsBetter) {
        return new Figure(100 * share, "%", 2, lowerIsBetter);
    }
}
