package io.intaglio.cli.codecs;

import io.intaglio.cli.text.HtmlTemplate;
import io.intaglio.metric.RateCurve;
import io.intaglio.text.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A report as one HTML file that needs nothing beside it: the figures, the curves, pictures to look at. */
final class RatePage {

    private final RateReport report;
    private final List<RateShot> shots;

    RatePage(RateReport report, List<RateShot> shots) {
        this.report = report;
        this.shots = List.copyOf(shots);
    }

    String html(String title, String text) {
        return HtmlTemplate.read(RatePage.class, "rate.html")
                .replace("{{title}}", HtmlTemplate.escape(title))
                .replace("{{text}}", HtmlTemplate.escape(text))
                .replace("{{data}}", Json.compact(data()).replace("<", "\\u003c"));
    }

    private Map<String, Object> data() {
        List<Object> codecs = new ArrayList<>();
        for (RateReport.Row row : report.rows()) {
            Map<String, Object> codec = new LinkedHashMap<>();
            codec.put("name", row.name());
            codec.put("rate", row.rate());
            codec.put("ofMean", row.ofMean());
            codec.put("psnr", row.psnr());
            codec.put("mean", points(row.mean()));
            codecs.add(codec);
        }
        List<Object> images = new ArrayList<>();
        for (RateReport.Image image : report.images()) {
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("name", image.name());
            data.put("rates", image.rates());
            data.put("curves", image.curves().stream().map(RatePage::points).toList());
            images.add(data);
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("codecs", codecs);
        data.put("images", images);
        data.put("shots", shots.stream().map(RateShot::data).toList());
        return data;
    }

    private static List<List<Double>> points(List<RateCurve.Point> curve) {
        return curve.stream().map(point -> List.of(point.bits(), point.psnr())).toList();
    }
}
