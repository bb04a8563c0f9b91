package io.intaglio.examples.tutorials;

import io.intaglio.Intaglio;
import io.intaglio.Model;
import io.intaglio.config.Settings;
import io.intaglio.data.Source;
import io.intaglio.image.Picture;
import io.intaglio.plate.Plate;
import io.intaglio.task.Result;
import io.intaglio.task.RunRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Is the mean plus one standard deviation a good threshold? Trains a detector on one digit, and counts the false alarms
 * among new normal pictures: by this rule, and by the certificate "at most 5 %, with a confidence of 95 %".
 */
final class WhichThreshold implements Question {

    private static final double FALSE_ALARMS = 0.05;
    private static final double CONFIDENCE = 0.95;

    /**
     * The answers of a plate for pictures.
     *
     * @param scores the larger, the more anomalous
     * @param alarms by the certificate, 1 or 0
     */
    private record Scores(List<Double> scores, List<Double> alarms) {

        double mean() {
            return scores.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        }

        double deviation() {
            double mean = mean();
            return Math.sqrt(scores.stream()
                    .mapToDouble(score -> (score - mean) * (score - mean))
                    .average()
                    .orElseThrow());
        }

        double above(double threshold) {
            return scores.stream().filter(score -> score > threshold).count() / (double) scores.size();
        }

        double alarmed() {
            return alarms.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        }
    }

    @Override
    public TutorialResults.Table ask(Intaglio intaglio, RunnerArguments arguments, Sheet sheet) throws IOException {
        int learned = arguments.choose(700, 1000);
        int asked = arguments.choose(100, 500);
        try (Source normal = intaglio.source("demo:digits,size=28,seed=1,count=" + 10 * learned + "?class=3");
                Source same = intaglio.source("demo:digits,size=28,seed=2,count=" + 10 * asked + "?class=3");
                Source fresh = intaglio.source("demo:digits,size=28,seed=3,count=" + 10 * asked + "?class=3");
                Source others = intaglio.source("demo:digits,size=28,seed=4,count=" + asked + "?class=!3")) {
            // The usual scores compare pixels and edges with normal pictures; the network serves to explain alone.
            Plate plate = intaglio.train("detect")
                    .data(normal)
                    .set("parts", "pixels,edges")
                    .set("held-out", 0.2)
                    .set("arch.width", 4)
                    .steps(1)
                    .listener(Runner.progress("detect"))
                    .run()
                    .plate();
            try (Model model = intaglio.open(plate)) {
                Scores known = scores(model, same);
                double threshold = known.mean() + known.deviation();
                Scores normals = scores(model, fresh);
                Scores anomalies = scores(model, others);
                return TutorialResults.Table.of(
                                "threshold", "promised", "false alarms among new normals", "anomalies found")
                        .with(
                                "mean + 1 standard deviation",
                                "nothing",
                                TutorialResults.percent(normals.above(threshold)),
                                TutorialResults.percent(anomalies.above(threshold)))
                        .with(
                                "certificate",
                                "at most 5 %",
                                TutorialResults.percent(normals.alarmed()),
                                TutorialResults.percent(anomalies.alarmed()));
            }
        }
    }

    private static Scores scores(Model model, Source pictures) throws IOException {
        Settings certificate = Settings.of("false-alarms", FALSE_ALARMS).with("confidence", CONFIDENCE);
        List<Double> scores = new ArrayList<>();
        List<Double> alarms = new ArrayList<>();
        for (long index = 0; index < pictures.size(); index++) {
            Picture picture = Picture.of(pictures.get(index).image());
            Result.Table table =
                    (Result.Table) model.result(RunRequest.of(picture).withOptions(certificate));
            scores.add(table.rows().get(0).get(table.columns().indexOf("score")));
            alarms.add(table.rows().get(0).get(table.columns().indexOf("alarm")));
        }
        return new Scores(scores, alarms);
    }
}
