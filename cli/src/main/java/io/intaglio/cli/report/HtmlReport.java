package io.intaglio.cli.report;

import io.intaglio.Training;
import io.intaglio.cli.text.Numbers;
import io.intaglio.cli.text.PlanText;
import io.intaglio.cli.text.PlateText;
import io.intaglio.evaluation.Evaluation;
import io.intaglio.file.AtomicFile;
import io.intaglio.network.ShapePlan;
import io.intaglio.plate.Plate;
import io.intaglio.train.HistoryRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
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

    /** Adds the result of an evaluation as a headline. */
    public HtmlReport headline(Evaluation evaluation) {
        body.append(Headline.of(evaluation).html());
        return this;
    }

    /** Adds a plate's result on held-out images as a headline. */
    public HtmlReport headline(Plate plate) {
        body.append(Headline.of(plate.card()).html());
        return this;
    }

    /** Adds the plan of a training. */
    public HtmlReport plan(Training.Plan plan) {
        ShapePlan shapes = plan.shapes();
        Map<String, String> pairs = new LinkedHashMap<>();
        pairs.put("architecture", plan.architecture());
        pairs.put("images", PlanText.images(shapes.architecture().in()));
        pairs.put("parameters", Numbers.large(shapes.parameters()));
        pairs.put("FLOPs an image", Numbers.large(shapes.flops()));
        pairs.put("activations a batch", Numbers.bytes(plan.activationBytes()));
        pairs.put("code", shapes.code().toString());
        pairs.put("data", plan.examples() + " images to learn from, " + plan.heldOut() + " held out");
        pairs.put("budget", PlanText.budget(plan.config()));
        pairs.put("learning rate", PlanText.schedule(plan.config()));
        String stopping = PlanText.stopping(plan.config());
        pairs.put("end", stopping.isEmpty() ? "with the budget" : stopping);
        return section("Plan", new PairsTable(pairs).html());
    }

    /** Adds a sentence on the state of the training. */
    public HtmlReport state(String sentence) {
        body.append("<p class=\"state\">").append(Html.escape(sentence)).append("</p>\n");
        return this;
    }

    /** Adds the course of the training: the advice first, the curves, the sample images, the memory. */
    public HtmlReport training(List<HistoryRow> rows, Samples samples) {
        List<HistoryRow> advised =
                rows.stream().filter(row -> !row.advice().isEmpty()).toList();
        if (!advised.isEmpty()) {
            StringBuilder html = new StringBuilder("<ul class=\"advice\">\n");
            advised.forEach(row -> html.append("<li><b>Step ")
                    .append(row.step())
                    .append(".</b> ")
                    .append(Html.escape(row.advice()))
                    .append("</li>\n"));
            section("Advice", html.append("</ul>\n").toString());
        }
        CourseCharts charts = new CourseCharts(rows);
        section("Course, over the steps", charts.html());
        if (!samples.isEmpty()) {
            section("Held-out images on the way", samples.html());
        }
        return charts.memory().isEmpty() ? this : section("Memory", charts.memory());
    }

    /** Adds the comparison with the classical methods. */
    public HtmlReport evaluation(Evaluation evaluation) {
        return section("Figures", new FiguresTable(evaluation).html());
    }

    /** Adds strips of pictures. */
    public HtmlReport pictures(List<ImageStrip> shots) {
        return section("Pictures (click to enlarge)", new Gallery(shots).html());
    }

    /** Adds single images, each with the result of every method. */
    public HtmlReport cases(List<ComparisonCase> cases) {
        return section("Pictures, worst first", new CasesGallery(cases).html());
    }

    /** Adds the figures of every image. */
    public HtmlReport images(Evaluation evaluation) {
        return section("Images, worst first", new ImagesTable(evaluation).html());
    }

    /** Adds the plate: its preview and its card. */
    public HtmlReport plate(Plate plate) {
        plate.preview()
                .ifPresent(png -> section(
                        "What the plate makes of held-out images: in, out",
                        "<img class=\"preview\" alt=\"in, out\" src=\"data:image/png;base64,"
                                + Base64.getEncoder().encodeToString(png) + "\">\n"));
        return section("Card", new PairsTable(brief(plate.card().settings().asMap())).html());
    }

    private static Map<String, String> brief(Map<String, String> card) {
        Map<String, String> shown = new LinkedHashMap<>();
        card.forEach((key, value) -> shown.put(key, PlateText.brief(value)));
        return shown;
    }

    /** The whole page. */
    public String html() {
        return PAGE.replace("@TITLE@", Html.escape(title)).replace("@BODY@", body);
    }

    /** Writes the page, whole or not at all: the one before it is better than a half. */
    public void write(Path file) throws IOException {
        AtomicFile.write(file, html());
    }

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="generator" content="Intaglio">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>@TITLE@</title>
            <style>
            :root { color-scheme: light dark; --ink: #1c1c1a; --paper: #fbfaf7; --faint: #d9d5cc; --ours: #1d5fa8;
              --raw: #a9c3df; --warm: #c9671f; --shade: #f4ece1; }
            @media (prefers-color-scheme: dark) { :root { --ink: #e8e6e1; --paper: #191918; --faint: #45433f;
              --ours: #7fb4ec; --raw: #35516e; --warm: #e79a62; --shade: #2a2520; } }
            body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper);
              max-width: 60rem; margin: 0 auto; padding: 1rem; }
            h1 { font-size: 1.6rem; overflow-wrap: anywhere; } h2 { font-size: 1.15rem; margin-top: 2rem; }
            table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
            th, td { padding: .25rem .6rem; border-bottom: 1px solid var(--faint); text-align: left;
              vertical-align: top; overflow-wrap: anywhere; }
            .figures td, .figures thead th { text-align: right; }
            .figures th, .figures td { white-space: nowrap; overflow-wrap: normal; }
            .headline { display: flex; flex-wrap: wrap; gap: .5rem 2rem; margin: 1rem 0; }
            .headline dt { font-size: .85rem; opacity: .8; } .headline dd { margin: 0; font-size: 1.6rem; }
            .headline div:first-child dd { color: var(--ours); font-weight: 600; }
            @media (max-width: 30rem) { .figures th, .figures td { padding: .25rem .3rem; font-size: .9rem; }
              .pairs tr, .pairs th, .pairs td { display: block; width: auto; }
              .pairs th { border: 0; padding-bottom: 0; }
              .pairs td { padding-top: 0; } }
            .figures .ours { color: var(--ours); font-weight: 600; }
            .pairs th { font-weight: 500; width: 35%; }
            .small { font-size: .85rem; opacity: .8; }
            figure { margin: 0 0 1.5rem; }
            .labels { display: flex; font-size: .8rem; } .labels span { flex: 1; text-align: center; }
            .strip { display: block; overflow: auto; cursor: zoom-in; } .strip input { position: absolute; opacity: 0; }
            .strip img { width: 100%; display: block; image-rendering: pixelated; }
            .strip:focus-within { outline: 2px solid var(--ours); }
            .strip input:checked + img { width: 320%; cursor: zoom-out; }
            .state { border-left: 4px solid var(--ours); padding: .3rem .8rem; }
            .advice { margin: 0; padding: 0; list-style: none; }
            .advice li { border-left: 4px solid var(--warm); background: var(--shade); padding: .5rem .8rem;
              margin-bottom: .5rem; }
            .charts { display: grid; gap: 1rem;
              grid-template-columns: repeat(auto-fill, minmax(min(100%, 24rem), 1fr)); }
            .preview { width: 22rem; max-width: 100%; }
            .chart { margin: 0; max-width: 36rem; } .chart figcaption { font-size: .9rem; }
            .chart svg { width: 100%; height: auto; display: block; }
            .chart text { font-size: 11px; fill: currentColor; opacity: .8; }
            .panels { display: grid; grid-template-columns: repeat(auto-fill, minmax(12rem, 1fr)); gap: .75rem; }
            .panels figure { margin: 0; } .panels img { width: 100%; display: block; image-rendering: pixelated; }
            .panels figcaption { font-size: .8rem; text-align: center; }
            .panels .ours { color: var(--ours); font-weight: 600; }
            .wide { overflow-x: auto; } .wide th { white-space: nowrap; overflow-wrap: normal; }
            h3 { font-size: 1rem; margin: 1.5rem 0 .5rem; overflow-wrap: anywhere; }
            .chart polyline { fill: none; stroke-linejoin: round; } .grid { stroke: var(--faint); }
            .raw { stroke: var(--raw); stroke-width: 1; } .curve { stroke: var(--ours); stroke-width: 2; }
            .chart circle { fill: var(--ours); }
            .samples { display: flex; gap: .4rem; overflow-x: auto; }
            .samples figure { margin: 0; flex: 1 0 5rem; max-width: 12rem; }
            .samples img { width: 100%; display: block; image-rendering: pixelated; }
            .samples figcaption { font-size: .8rem; text-align: center; }
            </style>
            </head>
            <body>
            <h1>@TITLE@</h1>
            @BODY@</body>
            </html>
            """;
}
