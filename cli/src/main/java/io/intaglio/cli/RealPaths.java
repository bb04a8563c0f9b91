package io.intaglio.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Finds the one path, without links, of files and folders that may not be there yet. A folder is asked for once. To
 * find a real path the system goes through all folders above it; doing that for every file of a deep folder would take
 * a time that grows with the third power of the depth.
 */
final class RealPaths {

    private final Map<Path, Path> folders = new HashMap<>();

    /** Returns the real path of a file or folder; below what is not there, names are as they are given. */
    Path of(Path path) {
        return real(path.toAbsolutePath().normalize());
    }

    private Path real(Path path) {
        if (path.getParent() == null) {
            return path;
        }
        if (hasOtherNames(path)) {
            try {
                return path.toRealPath();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return folder(path.getParent()).resolve(path.getFileName());
    }

    private Path folder(Path folder) {
        Path known = folders.get(folder);
        if (known == null) {
            known = real(folder);
            folders.put(folder, known);
        }
        return known;
    }

    /**
     * Returns whether a file that is there may have other names: by a link, in other capitals, or shortened with a
     * tilde. Then only the system knows the real one.
     */
    private static boolean hasOtherNames(Path path) {
        BasicFileAttributes found;
        try {
            found = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            return false; // it is not there, or will be met again by whoever opens it
        }
        if (found.isSymbolicLink() || found.isOther()) {
            return Files.exists(path);
        }
        String name = path.getFileName().toString();
        String small = name.toLowerCase(Locale.ROOT);
        String other = name.equals(small) ? name.toUpperCase(Locale.ROOT) : small;
        return name.contains("~") || !other.equals(name) && Files.exists(path.resolveSibling(other));
    }
}
