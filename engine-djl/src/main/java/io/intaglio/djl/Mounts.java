package io.intaglio.djl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What Linux tells of its file systems. Elsewhere nothing is known. */
final class Mounts {

    private static final Path TOLD = Path.of("/proc/self/mounts");

    private Mounts() {}

    /**
     * Returns whether a folder lies on a file system from which nothing can be run, nor loaded as a library.
     *
     * @param folder one that is there
     */
    static boolean noexec(Path folder) {
        try {
            return Files.isReadable(TOLD) && noexec(Files.readString(TOLD), folder.toRealPath());
        } catch (IOException e) {
            return false; // loading will tell
        }
    }

    /** @param told lines of: device, where, kind, options */
    static boolean noexec(String told, Path folder) {
        int depth = -1;
        boolean noexec = false;
        for (String line : told.lines().toList()) {
            String[] words = line.split(" ");
            if (words.length < 4) {
                continue;
            }
            Path where = Path.of(
                    words[1].replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\"));
            // The deepest counts, and of those in one place the last.
            if (folder.startsWith(where) && where.getNameCount() >= depth) {
                depth = where.getNameCount();
                noexec = Arrays.asList(words[3].split(",")).contains("noexec");
            }
        }
        return noexec;
    }
}
