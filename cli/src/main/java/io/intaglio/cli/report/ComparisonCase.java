package io.intaglio.cli.report;

import java.util.List;

/**
 * One image with the result of every method.
 *
 * @param title above it
 * @param panels one a method, in the order to be seen
 * @since 0.1
 */
public record ComparisonCase(String title, List<Panel> panels) {

    public ComparisonCase {
        panels = List.copyOf(panels);
    }

    /**
     * One method's picture.
     *
     * @param label below it
     * @param ours whether it is the model's
     * @param png the file's bytes in base 64
     */
    public record Panel(String label, boolean ours, String png) {}

    /** Returns approximately how many characters of the page it takes. */
    public int length() {
        return panels.stream().mapToInt(panel -> panel.png().length()).sum();
    }
}
