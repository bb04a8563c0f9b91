package io.intaglio.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files below a folder, by their path below it, written with slashes and sorted by character, on every system.
 *
 * @param files the files found, readable or not
 * @param leftOut folders that cannot be opened and broken links, each with the reason, a sentence without its name
 * @since 0.1
 */
public record FileTree(SortedMap<String, Path> files, SortedMap<String, String> leftOut) {

    public FileTree {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        leftOut = Collections.unmodifiableSortedMap(new TreeMap<>(leftOut));
    }

    /**
     * Finds the files below a folder. It follows links, but enters no folder twice. It skips hidden files (whose name
     * begins with a dot), except the folder itself.
     *
     * @throws IOException if the folder itself cannot be opened, or is none
     */
    public static FileTree of(Path folder) throws IOException {
        Visitor visitor = new Visitor(folder);
        Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, visitor);
        return new FileTree(visitor.files, visitor.leftOut);
    }

    /** Goes through the folders. */
    static final class Visitor extends SimpleFileVisitor<Path> {

        private final Path folder;
        private final TreeMap<String, Path> files = new TreeMap<>();
        private final TreeMap<String, String> leftOut = new TreeMap<>();
        private final Set<Object> seen =
                new HashSet<>(); // a few dozen links can make more paths than there is time for
        private final Deque<String> open =
                new ArrayDeque<>(); // beginnings of names: taken from whole paths, deep folders would take long

        Visitor(Path folder) {
            this.folder = folder;
        }

        SortedMap<String, String> leftOut() {
            return leftOut;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
            boolean top = directory.equals(folder);
            if (!top && hidden(directory) || !seen.add(identity(directory, attributes))) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            open.push(top ? "" : name(directory) + "/");
            return FileVisitResult.CONTINUE;
        }

        private static Object identity(Path directory, BasicFileAttributes attributes) throws IOException {
            return attributes.fileKey() == null ? directory.toRealPath() : attributes.fileKey();
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (open.isEmpty()) {
                throw new NotDirectoryException(file.toString());
            }
            if (attributes.isRegularFile() && !hidden(file)) {
                files.put(name(file), file);
            } else if (attributes.isSymbolicLink() && !hidden(file)) {
                leaveOut(file, "it is a link to " + target(file) + ", which is not there");
            }
            return FileVisitResult.CONTINUE;
        }

        private static String target(Path link) {
            try {
                return Files.readSymbolicLink(link).toString();
            } catch (IOException e) {
                return "something";
            }
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof FileSystemLoopException) {
                return FileVisitResult.CONTINUE;
            }
            return missing(file, failure);
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
            open.pop();
            return failure == null ? FileVisitResult.CONTINUE : missing(directory, failure);
        }

        private FileVisitResult missing(Path file, IOException failure) throws IOException {
            if (file.equals(folder)) {
                throw failure;
            }
            if (!hidden(file)) {
                leaveOut(file, reason(file, failure));
            }
            return FileVisitResult.CONTINUE;
        }

        private static String reason(Path file, IOException failure) {
            String what = Files.isDirectory(file) ? "the folder cannot be opened" : "it cannot be looked at";
            if (failure instanceof AccessDeniedException) {
                return what + ": there is no permission";
            }
            String said = failure instanceof FileSystemException of ? of.getReason() : failure.getMessage();
            return said == null ? what : what + ": " + said;
        }

        private void leaveOut(Path file, String reason) {
            leftOut.put(name(file), reason);
        }

        private String name(Path path) {
            return open.getFirst() + path.getFileName();
        }

        private static boolean hidden(Path path) {
            return path.getFileName() != null && path.getFileName().toString().startsWith(".");
        }
    }
}
