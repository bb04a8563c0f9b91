package io.intaglio.cli.report;

import java.util.Map;

/** Keys and values, a row each. */
record PairsTable(Map<String, String> pairs) {

    String html() {
        StringBuilder html = new StringBuilder("<table class=\"pairs\"><tbody>");
        pairs.forEach((key, value) -> html.append("<tr><th scope=\"row\">")
                .append(Html.escape(key))
                .append("</th><td>")
                .append(Html.escape(value))
                .append("</td></tr>"));
        return html.append("</tbody></table>\n").toString();
    }
}
