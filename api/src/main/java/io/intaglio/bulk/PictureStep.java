package io.intaglio.bulk;

import java.nio.file.Path;
import java.util.List;

/**
 * A picture and its result.
 *
 * @param input to read
 * @param name its path relative to the given folder, or the name of the given file; it determines the mask
 * @param output to write
 * @since 0.1
 */
public record PictureStep(Path input, Path name, Path output) {

    /** Returns the path of the comparison (before and after, side by side): {@code NAME.compare.png}. */
    public Path comparison() {
        String file = String.valueOf(output.getFileName());
        int dot = file.lastIndexOf('.');
        return output.resolveSibling((dot <= 0 ? file : file.substring(0, dot)) + ".compare.png");
    }

    /** Returns the paths of all results: the output and, if requested, the comparison. */
    public List<Path> results(boolean compare) {
        return compare ? List.of(output, comparison()) : List.of(output);
    }
}
