package io.intaglio.cli.report;

import io.intaglio.Evaluation;
import io.intaglio.Training;
import io.intaglio.cli.text.Numbers;
import io.intaglio.network.ShapePlan;
import io.intaglio.plate.Plate;
import io.intaglio.train.TrainingReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes a report section by section: one HTML file that needs nothing beside it. */
public final class HtmlReport {

    private final String title;
    private final StringBuilder body = new StringBuilder();

    private HtmlReport(String title) {
        this.title = title;
    }

    /** An empty report. */
    public static HtmlReport of(String title) {
        return new HtmlReport(title);
    }

    private HtmlReport section(String heading, String html) {
        body.append("<section><h2>")
                .append(Html.escape(heading))
                .append("</h2>\n")
                .append(html)
                .append("</section>\n");
        return this;
    }

    /** A paragraph. */
    public HtmlReport text(String paragraph) {
        body.append("<p>").append(Html.escape(paragraph)).append("</p>\n");
        return this;
    }

    /** What was trained, and for how long. */
    public HtmlReport plan(Training.Plan plan) {
        ShapePlan shapes = plan.shapes();
        Map<String, String> pairs = new LinkedHashMap<>();
        pairs.put(
                "architecture",
                plan.architecture() + ", " + shapes.architecture().in());
        pairs.put("parameters", Numbers.large(shapes.parameters()));
        pairs.put("FLOPs an image", Numbers.large(shapes.flops()));
        pairs.put("code", shapes.code().toString());
        pairs.put("images", plan.examples() + " to learn from, " + plan.heldOut() + " held out");
        pairs.put("batch", plan.config().batch() + " images");
        return section("Plan", new PairsTable(pairs).html());
    }

    /** How it went: the loss curve. */
    public HtmlReport training(TrainingReport report) {
        String line = String.format(
                Locale.ROOT,
                "<p>%d steps in %s, %.0f images/s.</p>%n",
                report.steps(),
                Numbers.duration(report.seconds()),
                report.imagesPerSecond());
        return section("Training", line + new LossChart(report).html());
    }

    /** How well it does beside the classical methods. */
    public HtmlReport evaluation(Evaluation evaluation) {
        return section("Figures", new FiguresTable(evaluation).html());
    }

    /** Strips of pictures. */
    public HtmlReport pictures(List<Shot> shots) {
        return section("Pictures (click to enlarge)", new Gallery(shots).html());
    }

    /** Single images, each as every method left it. */
    public HtmlReport cases(List<Case> cases) {
        return section("Pictures, worst first", new CasesGallery(cases).html());
    }

    /** Every image's figures. */
    public HtmlReport images(Evaluation evaluation) {
        return section("Images, worst first: PSNR in dB", new ImagesTable(evaluation).html());
    }

    /** What was made: its preview and its card. */
    public HtmlReport plate(Plate plate) {
        plate.preview()
                .ifPresent(png -> section(
                        "Held-out images: what went in, what came out",
                        new Gallery(List.of(new Shot(
                                        List.of("in", "out"),
                                        Base64.getEncoder().encodeToString(png))))
                                .html()));
        return section("Card", new PairsTable(plate.card().settings().asMap()).html());
    }

    /** The whole page. */
    public String html() {
        return PAGE.replace("@TITLE@", Html.escape(title)).replace("@BODY@", body);
    }

    /** Writes the page. */
    public void write(Path file) throws IOException {
        Files.writeString(file, html(), StandardCharsets.UTF_8);
    }

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>@TITLE@</title>
            <style>
            :root { color-scheme: light dark; --ink: #1c1c1a; --paper: #fbfaf7; --faint: #d9d5cc; --ours: #1d5fa8;
              --raw: #a9c3df; --psnr: #b4541a; }
            @media (prefers-color-scheme: dark) { :root { --ink: #e8e6e1; --paper: #191918; --faint: #45433f;
              --ours: #7fb4ec; --raw: #35516e; --psnr: #e79a62; } }
            body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper);
              max-width: 60rem; margin: 0 auto; padding: 1rem; }
            h1 { font-size: 1.6rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
            table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
            th, td { padding: .25rem .6rem; border-bottom: 1px solid var(--faint); text-align: left;
              vertical-align: top; overflow-wrap: anywhere; }
            .figures td, .figures thead th { text-align: right; }
            .figures td { white-space: nowrap; overflow-wrap: normal; }
            @media (max-width: 30rem) { .figures th, .figures td { padding: .25rem .3rem; font-size: .9rem; } }
            .figures .ours { color: var(--ours); font-weight: 600; }
            .pairs th { font-weight: 500; width: 35%; }
            .small { font-size: .85rem; opacity: .8; }
            figure { margin: 0 0 1.5rem; }
            .labels { display: flex; font-size: .8rem; } .labels span { flex: 1; text-align: center; }
            .strip { display: block; overflow: auto; cursor: zoom-in; } .strip input { position: absolute; opacity: 0; }
            .strip img { width: 100%; display: block; image-rendering: pixelated; }
            .strip:focus-within { outline: 2px solid var(--ours); }
            .strip input:checked + img { width: 320%; cursor: zoom-out; }
            .panels { display: grid; grid-template-columns: repeat(auto-fill, minmax(12rem, 1fr)); gap: .75rem; }
            .panels figure { margin: 0; } .panels img { width: 100%; display: block; image-rendering: pixelated; }
            .panels figcaption { font-size: .8rem; text-align: center; } .panels .ours { color: var(--ours); font-weight: 600; }
            .wide { overflow-x: auto; } .wide th { white-space: nowrap; overflow-wrap: normal; } h3 { font-size: 1rem; margin: 1.5rem 0 .5rem; overflow-wrap: anywhere; }
            .chart { width: 100%; height: auto; } .chart text { font-size: 12px; fill: currentColor; }
            .chart polyline { fill: none; stroke-linejoin: round; } .grid { stroke: var(--faint); }
            .raw { stroke: var(--raw); stroke-width: 1; } .smooth { stroke: var(--ours); stroke-width: 2; }
            .psnr { stroke: var(--psnr); stroke-width: 2; stroke-dasharray: 5 3; }
            .chart .loss-label { fill: var(--ours); } .chart .psnr-label { fill: var(--psnr); }
            </style>
            </head>
            <body>
            <h1>@TITLE@</h1>
            @BODY@</body>
            </html>
            """;
}
