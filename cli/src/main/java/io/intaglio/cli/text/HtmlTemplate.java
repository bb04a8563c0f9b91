package io.intaglio.cli.text;

import io.intaglio.text.VisibleText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Pages of HTML with places to fill in, which lie beside the classes that fill them in. */
public final class HtmlTemplate {

    private HtmlTemplate() {}

    /**
     * Returns a page.
     *
     * @param beside the class that it lies beside
     * @param name of its file
     */
    public static String read(Class<?> beside, String name) {
        try (InputStream page = beside.getResourceAsStream(name)) {
            return new String(
                    Objects.requireNonNull(page, "the jar of the command has lost its " + name)
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the page " + name + " cannot be read", e);
        }
    }

    /** Returns text that shows as it is and is no place to fill in. */
    public static String escape(String text) {
        return VisibleText.lines(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("{", "&#123;");
    }
}
