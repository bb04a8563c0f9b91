package io.intaglio.cli;

import io.intaglio.file.Folders;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * The archive of classes from which the next start is faster (JEP 350). The launcher says where it wants one, by the property
 * {@value #WANTED}, when it finds none there; it is made after a run that went well, when all that a run needs is loaded. Without
 * it everything works, so whatever goes wrong here goes by in silence.
 */
final class ClassArchive {

    static final String WANTED = "intaglio.archive";

    private static final Duration OLD = Duration.ofDays(90);

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

    private static void make(Path archive) throws IOException, JMException {
        Folders.make(archive.getParent());
        forgetOld(archive.getParent());
        Path part = archive.resolveSibling(archive.getFileName() + "." + UUID.randomUUID() + ".part");
        PrintStream out = System.out;
        System.setOut(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)); // it tells of itself
        try {
            // What jcmd PID VM.cds dynamic_dump FILE does.
            ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "vmCds",
                            new Object[] {new String[] {"dynamic_dump", part.toString()}},
                            new String[] {String[].class.getName()});
            if (Files.exists(part)) {
                Files.move(part, archive, StandardCopyOption.ATOMIC_MOVE);
            }
        } finally {
            System.setOut(out);
            Files.deleteIfExists(part);
        }
    }

    /** Archives that belong to Javas and versions of long ago. */
    private static void forgetOld(Path folder) throws IOException {
        FileTime limit = FileTime.from(Instant.now().minus(OLD));
        try (DirectoryStream<Path> archives = Files.newDirectoryStream(folder, "classes-*.jsa*")) {
            for (Path archive : archives) {
                if (Files.getLastModifiedTime(archive).compareTo(limit) < 0) {
                    Files.deleteIfExists(archive);
                }
            }
        }
    }
}
