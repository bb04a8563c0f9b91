package io.intaglio.sources;

import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;

/** Classes by first-level folder, where every image lies in one; none otherwise. */
final class FolderClasses {

    private final List<String> names;

    /** @param files paths with slashes */
    FolderClasses(Collection<String> files) {
        names = files.stream().allMatch(file -> file.indexOf('/') > 0)
                ? files.stream().map(FolderClasses::first).distinct().sorted().toList()
                : List.of();
    }

    private static String first(String file) {
        return file.substring(0, file.indexOf('/'));
    }

    List<String> names() {
        return names;
    }

    OptionalInt label(String file) {
        return names.isEmpty() ? OptionalInt.empty() : OptionalInt.of(names.indexOf(first(file)));
    }
}
