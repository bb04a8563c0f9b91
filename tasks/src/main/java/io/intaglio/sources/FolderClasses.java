package io.intaglio.sources;

import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The classes of images in folders: the first-level folders, if all images are in such folders, otherwise none. The
 * class of images in a folder {@code unlabelled} or {@code unlabeled} is unknown.
 */
final class FolderClasses {

    private static final Set<String> UNKNOWN = Set.of("unlabelled", "unlabeled");

    private final List<String> names;

    /** @param files paths of the images, separated by slashes */
    FolderClasses(Collection<String> files) {
        names = files.stream().allMatch(file -> file.indexOf('/') > 0)
                ? files.stream()
                        .map(FolderClasses::first)
                        .filter(name -> !UNKNOWN.contains(name))
                        .distinct()
                        .sorted()
                        .toList()
                : List.of();
    }

    private static String first(String file) {
        return file.substring(0, file.indexOf('/'));
    }

    List<String> names() {
        return names;
    }

    OptionalInt label(String file) {
        int label = names.isEmpty() ? -1 : names.indexOf(first(file));
        return label < 0 ? OptionalInt.empty() : OptionalInt.of(label);
    }
}
