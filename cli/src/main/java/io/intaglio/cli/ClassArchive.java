package io.intaglio.cli;

import io.intaglio.file.PrivateFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * The archive of classes from which the next start is faster (JEP 350). The launcher says where it wants one, by the
 * property {@value #WANTED}, when it finds none there; it is made after a run that went well, when all that a run needs
 * is loaded. Without it everything works, so whatever goes wrong here goes by in silence.
 *
 * <p>Java does not check what it maps: a damaged archive ends it with SIGBUS. So an archive reaches the disk before it
 * gets its name, its name ends with its checksum and size, which the launcher compares, and it lies where only the user
 * can write.
 */
final class ClassArchive {

    /**
     * Folder and beginning of the name, {@code classes-PLACE-BUILD}: where Java and the jars are, and which they are.
     */
    static final String WANTED = "intaglio.archive";

    private static final Duration OLD = Duration.ofDays(90);

    private static final Set<PosixFilePermission> MINE = PosixFilePermissions.fromString("rwx------");

    /** A name that tells place, build, checksum and size, or that of a file not yet whole. */
    private static final Pattern NAMED = Pattern.compile("classes(-[^-]+){4}\\.jsa(\\..*)?");

    private ClassArchive() {}

    /** Makes the archive, if the launcher wants one. */
    static void makeIfWanted() {
        String wanted = System.getProperty(WANTED);
        if (wanted == null) {
            return;
        }
        try {
            make(Path.of(wanted));
        } catch (IOException | JMException | RuntimeException | LinkageError e) {
            // A folder that nobody may write to, a Java without this: the next start is as slow as this one was.
        }
    }

    private static void make(Path wanted) throws IOException, JMException {
        Path folder = PrivateFolder.make(wanted.toAbsolutePath().getParent());
        keepToOneself(folder);
        if (PrivateFolder.objection(folder).isPresent()) {
            return;
        }
        Path part = folder.resolve("classes-0-0-0-0.jsa." + UUID.randomUUID() + ".part");
        PrintStream out = System.out;
        System.setOut(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)); // it tells of itself
        try {
            // What jcmd PID VM.cds dynamic_dump FILE does; the quotes are for names with spaces.
            ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "vmCds",
                            new Object[] {new String[] {"dynamic_dump", '"' + part.toString() + '"'}},
                            new String[] {String[].class.getName()});
            if (Files.exists(part)) {
                forgetOthers(name(part, wanted));
            }
        } finally {
            System.setOut(out);
            Files.deleteIfExists(part);
        }
    }

    /**
     * Gives an archive its name, once it is on the disk.
     *
     * @return the archive
     */
    static Path name(Path part, Path wanted) throws IOException {
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.READ)) {
            channel.force(true);
        }
        Path archive = wanted.resolveSibling(
                wanted.getFileName() + "-" + PosixChecksum.of(part) + "-" + Files.size(part) + ".jsa");
        return Files.move(part, archive, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Closes a folder that was open to others; what they may have left there goes. */
    private static void keepToOneself(Path folder) throws IOException {
        if (!Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            return;
        }
        Set<PosixFilePermission> now = Files.getPosixFilePermissions(folder);
        if (now.contains(PosixFilePermission.GROUP_WRITE) || now.contains(PosixFilePermission.OTHERS_WRITE)) {
            Files.setPosixFilePermissions(folder, MINE);
            try (DirectoryStream<Path> archives = Files.newDirectoryStream(folder, "classes-*")) {
                for (Path archive : archives) {
                    Files.deleteIfExists(archive);
                }
            }
        }
    }

    /**
     * Deletes the archives of older builds in this place, those named as builds of old named them, and those of long
     * ago.
     */
    static void forgetOthers(Path archive) throws IOException {
        String name = archive.getFileName().toString();
        String place = name.substring(0, name.indexOf('-', "classes-".length()) + 1);
        FileTime limit = FileTime.from(Instant.now().minus(OLD));
        try (DirectoryStream<Path> archives = Files.newDirectoryStream(archive.getParent(), "classes-*.jsa*")) {
            for (Path other : archives) {
                String its = other.getFileName().toString();
                if (!its.equals(name)
                        && (its.startsWith(place)
                                || !NAMED.matcher(its).matches()
                                || Files.getLastModifiedTime(other).compareTo(limit) < 0)) {
                    Files.deleteIfExists(other);
                }
            }
        }
    }
}
