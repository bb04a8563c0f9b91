package io.intaglio.bulk;

import io.intaglio.config.InvalidInputException;
import io.intaglio.file.FileTree;
import io.intaglio.image.Pictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * Lists the pictures among some paths. Folders are searched recursively, and their pictures are sorted by name.
 *
 * @param pictures the pictures to process
 * @param others other files in the folders, without a picture's extension
 * @param missing folders that cannot be opened and broken links, each with the reason
 * @since 0.1
 */
public record PictureListing(List<Entry> pictures, List<Path> others, Map<Path, String> missing) {

    /**
     * One picture.
     *
     * @param input to read
     * @param folder the given folder that contains it; empty if the picture itself was given
     */
    public record Entry(Path input, Optional<Path> folder) {

        /** Returns its path relative to the given folder, or the name of the file. */
        public Path name() {
            return folder.map(named -> named.relativize(input)).orElseGet(input::getFileName);
        }
    }

    public PictureListing {
        pictures = List.copyOf(pictures);
        others = List.copyOf(others);
        missing = Collections.unmodifiableMap(new LinkedHashMap<>(missing));
    }

    /** Lists all pictures, as {@link #of(List, BiPredicate)} does. */
    public static PictureListing of(List<Path> inputs) throws IOException {
        return of(inputs, (folder, file) -> true);
    }

    /**
     * Lists pictures.
     *
     * @param inputs files and folders; a file may have any name
     * @param wanted decides for a folder and a file in it whether the file is included
     * @throws InvalidInputException if there is no picture
     * @throws IOException if a folder cannot be read
     */
    public static PictureListing of(List<Path> inputs, BiPredicate<Path, Path> wanted) throws IOException {
        List<Entry> pictures = new ArrayList<>();
        List<Path> others = new ArrayList<>();
        Map<Path, String> missing = new LinkedHashMap<>();
        for (Path input : inputs) {
            if (!Files.isDirectory(input)) {
                pictures.add(new Entry(input, Optional.empty()));
                continue;
            }
            FileTree below = FileTree.of(input);
            below.leftOut().forEach((name, reason) -> missing.put(input.resolve(name), reason));
            for (Path file : below.files().values()) {
                if (!wanted.test(input, file)) {
                    continue;
                }
                if (Pictures.readable(file)) {
                    pictures.add(new Entry(file, Optional.of(input)));
                } else {
                    others.add(file);
                }
            }
        }
        if (pictures.isEmpty()) {
            StringBuilder message = new StringBuilder("there is no picture in " + inputs.get(0)
                    + "; pictures are called *." + String.join(", *.", Pictures.extensions()));
            missing.forEach((path, reason) ->
                    message.append("; ").append(path).append(": ").append(reason));
            throw new InvalidInputException(message.toString());
        }
        return new PictureListing(pictures, others, missing);
    }
}
