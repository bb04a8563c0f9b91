package io.intaglio.cli.report;

import io.intaglio.text.VisibleText;

/** Text in HTML. */
final class Html {

    private Html() {}

    /**
     * Text with everything replaced that means something to HTML or is invisible, fit for content and for quoted
     * attributes.
     */
    static String escape(Object value) {
        return VisibleText.lines(String.valueOf(value))
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
