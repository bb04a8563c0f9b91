package io.intaglio.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Creates and checks folders whose files only the user and the administrator can change. Code is loaded from such
 * folders, so write access by others would let them run any code in this process. On systems without POSIX permissions
 * (Windows) nothing is checked.
 *
 * @since 0.1
 */
public final class PrivateFolder {

    /** How far below a folder its files are looked at. */
    private static final int DEPTH = 4;

    private static final int STICKY = 01000;

    /** With neither nobody but the owner gets into a folder. */
    private static final Set<PosixFilePermission> ENTER =
            Set.of(PosixFilePermission.GROUP_EXECUTE, PosixFilePermission.OTHERS_EXECUTE);

    private static final Path PROCESS = Path.of("/proc/self");

    private PrivateFolder() {}

    /**
     * Creates a folder that only the user may enter, and its parents, unless it exists.
     *
     * @return the folder
     * @throws IOException if it cannot be created
     */
    public static Path make(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return folder;
        }
        FileAttribute<?>[] mine = posix(folder)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
        return Files.createDirectories(folder, mine);
    }

    /**
     * Returns why code from a folder cannot be trusted, or nothing if it can: the folder, what lies in it and the
     * folders above it must belong to the user or to the administrator, and nobody else may write to them. A group of
     * the owner's name is the owner's own.
     *
     * @param folder an existing folder
     * @return the reason, in words that name the folder or file
     * @throws IOException if it cannot be read
     */
    public static Optional<String> objection(Path folder) throws IOException {
        if (!posix(folder)) {
            return Optional.empty();
        }
        Path real = folder.toRealPath();
        boolean reached = true; // by others
        for (Path above : downTo(real)) {
            // In a sticky folder, such as /tmp, nobody moves what belongs to another.
            Optional<String> objection = objection(above, reached && !(sticky(above) && !above.equals(real)));
            if (objection.isPresent()) {
                return objection;
            }
            reached &= attributes(above).permissions().stream().anyMatch(ENTER::contains);
        }
        try (Stream<Path> below = Files.walk(real, DEPTH)) {
            for (Path path : (Iterable<Path>) below.skip(1)::iterator) {
                Optional<String> objection = objection(path, reached);
                if (objection.isPresent()) {
                    return objection;
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return Optional.empty();
    }

    /** The folders on the way to one, from the root, itself included. */
    private static List<Path> downTo(Path real) {
        List<Path> way = new ArrayList<>();
        for (Path above = real; above != null; above = above.getParent()) {
            way.add(0, above);
        }
        return way;
    }

    /** @param reached whether others get as far as this, so that its permissions matter */
    private static Optional<String> objection(Path path, boolean reached) throws IOException {
        PosixFileAttributes attributes = attributes(path);
        if (foreign(path, attributes)) {
            return Optional.of(
                    path + " belongs to another user, " + attributes.owner().getName());
        }
        String writers = attributes.isSymbolicLink() || !reached ? null : writers(attributes);
        return Optional.ofNullable(writers).map(others -> path + " can be written to by " + others);
    }

    /** Returns who may write besides the owner, in words, or null. */
    private static @Nullable String writers(PosixFileAttributes attributes) {
        if (attributes.permissions().contains(PosixFilePermission.OTHERS_WRITE)) {
            return "everybody";
        }
        String group = attributes.group().getName();
        return attributes.permissions().contains(PosixFilePermission.GROUP_WRITE)
                        && !group.equals(attributes.owner().getName())
                ? "the group " + group
                : null;
    }

    /** Returns whether a path belongs neither to the user nor to the administrator, whom the owner of / stands for. */
    private static boolean foreign(Path path, PosixFileAttributes attributes) throws IOException {
        Object owner = Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
        if (owner.equals(0) || owner.equals(Files.getAttribute(path.getRoot(), "unix:uid"))) {
            return false;
        }
        return Files.exists(PROCESS)
                ? !owner.equals(Files.getAttribute(PROCESS, "unix:uid"))
                : !attributes.owner().getName().equals(System.getProperty("user.name"));
    }

    private static boolean sticky(Path folder) throws IOException {
        return ((int) Files.getAttribute(folder, "unix:mode") & STICKY) != 0;
    }

    private static PosixFileAttributes attributes(Path path) throws IOException {
        return Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean posix(Path folder) {
        return folder.getFileSystem() == FileSystems.getDefault()
                && folder.getFileSystem().supportedFileAttributeViews().contains("unix");
    }
}
