package io.intaglio.cli.report;

import java.util.List;

/** Strips of pictures under one another; each is enlarged, and then scrolled, when it is clicked. */
record Gallery(List<ImageStrip> shots) {

    String html() {
        StringBuilder html = new StringBuilder();
        for (ImageStrip shot : shots) {
            html.append("<figure><div class=\"labels\">");
            shot.panels()
                    .forEach(panel ->
                            html.append("<span>").append(Html.escape(panel)).append("</span>"));
            html.append("</div><label class=\"strip\"><input type=\"checkbox\" aria-label=\"enlarge\">")
                    .append("<img alt=\"")
                    .append(Html.escape(String.join(" | ", shot.panels())))
                    .append("\" src=\"data:image/png;base64,")
                    .append(shot.png())
                    .append("\"></label></figure>\n");
        }
        return html.toString();
    }
}
