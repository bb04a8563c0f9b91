package io.intaglio.cli.report;

import io.intaglio.Training;
import io.intaglio.cli.text.HtmlTemplate;
import io.intaglio.cli.text.Numbers;
import io.intaglio.cli.text.PlanText;
import io.intaglio.cli.text.PlateText;
import io.intaglio.evaluation.Evaluation;
import io.intaglio.file.AtomicFile;
import io.intaglio.metric.FigureTable;
import io.intaglio.network.ShapePlan;
import io.intaglio.plate.Plate;
import io.intaglio.train.HistoryRow;
import io.intaglio.train.Validation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes a report section by section: one HTML file that needs nothing beside it.
 *
 * @since 0.1
 */
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
        String data = Numbers.count(plan.examples(), "image") + " to learn from, " + plan.heldOut() + " held out";
        if (shapes.weights().isEmpty()) { // nothing that a budget or a rate would say anything of
            pairs.put("data", data);
            return section("Plan", new PairsTable(pairs).html());
        }
        pairs.put("parameters", Numbers.large(shapes.parameters()));
        pairs.put("FLOPs an image", Numbers.large(shapes.flops()));
        pairs.put("activations a batch", Numbers.bytes(plan.activationBytes()));
        pairs.put("code", shapes.code().toString());
        pairs.put("data", data);
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

    /**
     * Adds the course of the training: the advice first, the curves, the sample images, the memory.
     *
     * @param judged the task's own figure at the last validation, if it has one
     */
    public HtmlReport training(List<HistoryRow> rows, Optional<Validation.Score> judged, HeldOutImages samples) {
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
        CourseCharts charts = new CourseCharts(rows, judged);
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

    /** Adds what a task says beside its figures. */
    public HtmlReport tables(List<FigureTable> tables) {
        for (FigureTable table : tables) {
            switch (table.view()) {
                case CONFUSION -> section("Which class is taken for which", new ConfusionTable(table).html());
                case RELIABILITY -> section("How sure, and how often right", new ReliabilityChart(table).html());
            }
        }
        return this;
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
        return HtmlTemplate.read(HtmlReport.class, "report.html")
                .replace("@TITLE@", Html.escape(title))
                .replace("@BODY@", body);
    }

    /** Writes the page, whole or not at all: the one before it is better than a half. */
    public void write(Path file) throws IOException {
        AtomicFile.write(file, html());
    }
}
