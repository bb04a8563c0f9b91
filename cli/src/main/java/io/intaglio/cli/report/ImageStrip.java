package io.intaglio.cli.report;

import java.util.List;

/**
 * A strip of pictures of one size beside one another, in one PNG file.
 *
 * @param panels what is to be seen, from the left
 * @param png the file's bytes in base 64
 * @since 0.1
 */
public record ImageStrip(List<String> panels, String png) {

    public ImageStrip {
        panels = List.copyOf(panels);
    }
}
