package io.intaglio.cli.explain;

import io.intaglio.cli.text.HtmlTemplate;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import io.intaglio.metric.Metrics;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An explanation as one HTML file that needs nothing beside it, and as a sentence.
 *
 * @since 0.1
 */
public final class ExplainPage {

    private final List<String> columns;
    private final Occlusion occlusion;
    private final List<Integer> shown;
    private final List<DeletionTest> tests;
    private final Optional<ImageBatch> expected;
    private final Optional<NearestNormal> normal;
    private final List<Traversals> traversals;

    ExplainPage(
            List<String> columns,
            Occlusion occlusion,
            List<Integer> shown,
            List<DeletionTest> tests,
            Optional<ImageBatch> expected,
            Optional<NearestNormal> normal,
            List<Traversals> traversals) {
        this.columns = columns;
        this.occlusion = occlusion;
        this.shown = shown;
        this.tests = tests;
        this.expected = expected;
        this.normal = normal;
        this.traversals = traversals;
    }

    private String explained() {
        return columns.get(shown.get(0));
    }

    /** Returns the deletion test in a sentence. */
    public String sentence() {
        DeletionTest test = tests.stream()
                .filter(each -> each.share() == DeletionTest.JUDGED)
                .findFirst()
                .orElseThrow();
        return String.format(
                Locale.ROOT,
                "deletion test: without the most important %.0f %% of the pixels %s changes from %.4f to %.4f, without"
                        + " random ones to %.4f",
                100 * test.share(),
                explained(),
                test.before(),
                test.important(),
                test.random());
    }

    /**
     * Returns the page.
     *
     * @param title of it
     */
    public String html(String title) {
        StringBuilder body = new StringBuilder();
        body.append("<p>").append(HtmlTemplate.escape(sentence())).append(".</p>\n");
        expected.ifPresent(mosaic ->
                section(body, "The picture, what was expected, and where it differs", "", figure(mosaic, "", "wide")));
        StringBuilder maps = new StringBuilder(figure(occlusion.grid().image(), "the picture", ""));
        for (int column : shown) {
            maps.append(figure(
                    Overlay.of(occlusion, column),
                    String.format(
                            Locale.ROOT,
                            "%s = %.4f",
                            columns.get(column),
                            occlusion.whole().get(column)),
                    ""));
        }
        section(
                body,
                "Which pixels move a number",
                "Red places raise the number, blue ones lower it: it changes when they are replaced by what lies around"
                        + " them. Each map has a scale of its own.",
                maps.toString());
        section(body, "Deletion test", "", table());
        normal.ifPresent(near -> section(
                body,
                "The nearest picture without an alarm",
                "",
                figure(occlusion.grid().image(), "the picture", "")
                        + figure(near.image(), near.name(), "")
                        + figure(near.difference(), "difference", "")));
        if (!traversals.isEmpty()) {
            section(
                    body,
                    "Numbers of the code, from three deviations below the mean to three above",
                    "The numbers that change the picture most; the others are as in the picture's own code.",
                    rows());
        }
        return HtmlTemplate.read(ExplainPage.class, "explain.html")
                .replace("@TITLE@", HtmlTemplate.escape(title))
                .replace("@BODY@", body);
    }

    private String rows() {
        StringBuilder html = new StringBuilder();
        for (Traversals each : traversals) {
            html.append("<div class=\"row\"><span>")
                    .append(String.format(Locale.ROOT, "%d<br><small>%.2f here</small>", each.number(), each.value()))
                    .append("</span>");
            each.pictures().forEach(picture -> html.append(figure(picture, "", "")));
            html.append("</div>\n");
        }
        return html.toString();
    }

    private String table() {
        StringBuilder html = new StringBuilder("<div class=\"wide\"><table><thead><tr>"
                        + "<th scope=\"col\">pixels replaced</th><th scope=\"col\">")
                .append(HtmlTemplate.escape(explained()))
                .append(" without the most important ones</th><th scope=\"col\">without random ones, mean of ")
                .append(DeletionTest.DRAWS)
                .append("</th></tr></thead><tbody>\n");
        html.append(String.format(
                Locale.ROOT,
                "<tr><th scope=\"row\">none</th><td>%.4f</td><td>%.4f</td></tr>%n",
                tests.get(0).before(),
                tests.get(0).before()));
        for (DeletionTest test : tests) {
            html.append(String.format(
                    Locale.ROOT,
                    "<tr><th scope=\"row\">%.0f %%</th><td>%.4f</td><td>%.4f</td></tr>%n",
                    100 * test.share(),
                    test.important(),
                    test.random()));
        }
        return html.append("</tbody></table></div>\n").toString();
    }

    private static void section(StringBuilder body, String heading, String text, String html) {
        body.append("<section><h2>").append(HtmlTemplate.escape(heading)).append("</h2>\n");
        if (!text.isEmpty()) {
            body.append("<p class=\"small\">").append(HtmlTemplate.escape(text)).append("</p>\n");
        }
        body.append("<div class=\"panels\">").append(html).append("</div></section>\n");
    }

    private static String figure(ImageBatch image, String caption, String style) {
        ImageBatch seen = image.channels() == 1 || image.channels() == 3 ? image : image.channels(0);
        String png = Base64.getEncoder().encodeToString(Pictures.png(Picture.of(Metrics.clipped(seen))));
        String words = HtmlTemplate.escape(caption);
        return "<figure class=\"" + style + "\"><img alt=\"" + words + "\" src=\"data:image/png;base64," + png + "\">"
                + (caption.isEmpty() ? "" : "<figcaption>" + words + "</figcaption>") + "</figure>";
    }
}
