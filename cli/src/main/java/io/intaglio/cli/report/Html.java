package io.intaglio.cli.report;

/** Text in HTML. */
final class Html {

    private Html() {}

    /** Text with everything replaced that means something to HTML, fit for content and for quoted attributes. */
    static String escape(Object value) {
        return String.valueOf(value)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
