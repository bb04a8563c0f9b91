package io.intaglio.cli.report;

import java.util.List;

/** Images under one another, each as every method left it, beside one another as far as there is room. */
record CasesGallery(List<ComparisonCase> cases) {

    String html() {
        StringBuilder html = new StringBuilder();
        for (ComparisonCase each : cases) {
            html.append("<h3>").append(Html.escape(each.title())).append("</h3>\n<div class=\"panels\">");
            each.panels().forEach(panel -> panel(html, panel));
            html.append("</div>\n");
        }
        return html.toString();
    }

    private static void panel(StringBuilder html, ComparisonCase.Panel panel) {
        String label = Html.escape(panel.label());
        html.append("<figure><img alt=\"")
                .append(label)
                .append("\" src=\"data:image/png;base64,")
                .append(panel.png())
                .append("\"><figcaption")
                .append(panel.ours() ? " class=\"ours\"" : "")
                .append('>')
                .append(label)
                .append("</figcaption></figure>");
    }
}
