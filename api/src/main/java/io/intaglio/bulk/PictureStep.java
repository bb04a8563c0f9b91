package io.intaglio.bulk;

import java.nio.file.Path;
import java.util.List;

/**
 * A picture and its result.
 *
 * @param input to read
 * @param name of it below the folder that was given, or of the file that was: by it a mask is found
 * @param output to write
 * @since 0.1
 */
public record PictureStep(Path input, Path name, Path output) {

    /** Returns where before and after go, side by side: {@code NAME.compare.png}. */
    public Path comparison() {
        String file = String.valueOf(output.getFileName());
        int dot = file.lastIndexOf('.');
        return output.resolveSibling((dot <= 0 ? file : file.substring(0, dot)) + ".compare.png");
    }

    /** Returns the output. */
    public List<Path> results(boolean compare) {
        return compare ? List.of(output, comparison()) : List.of(output);
    }
}
