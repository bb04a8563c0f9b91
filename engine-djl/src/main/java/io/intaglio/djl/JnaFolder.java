package io.intaglio.djl;

import com.sun.jna.Platform;
import io.intaglio.file.PrivateFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;

/**
 * Gives JNA a place for its own small library. Left alone it unpacks that into the home or the folder for temporary
 * files at each start, and prints a stack trace where it cannot. Once unpacked beside PyTorch's natives it is found
 * there, in a read-only folder, too. What somebody set for JNA himself is left to him.
 */
final class JnaFolder {

    /** Java's system property by which somebody names another folder. */
    static final String SETTING = "jna.tmpdir";

    private static final String READY = "jna.boot.library.path";
    private static final String NOWHERE = "jna.nounpack";

    private JnaFolder() {}

    /**
     * Says where, by JNA's system properties, before JNA is first used.
     *
     * @param natives the folder of PyTorch's natives
     * @param temporary another, for when that one is read-only and JNA's library is not in it
     */
    static void prepare(Path natives, Path temporary) {
        if (Platform.isWindows()
                || System.getProperty("jna.loaded") != null
                || System.getProperty(READY) != null
                || System.getProperty(SETTING) != null) {
            return;
        }
        Optional<Path> unpacked = unpacked(natives).or(() -> unpacked(temporary));
        if (unpacked.isPresent()) {
            Path folder = unpacked.get();
            System.setProperty(READY, folder.toString());
            if (Files.isWritable(folder)) {
                System.setProperty(SETTING, folder.toString()); // where another class loader's JNA unpacks its own
                return;
            }
        }
        // JNA then looks for no other place. Where its library is not ready it fails without a word, and what needs it
        // is left out.
        System.setProperty(NOWHERE, "true");
    }

    /** Returns what JNA lacks, or nothing if it works. */
    static Optional<String> problem() {
        return CLibrary.call("getpid").isPresent() || Platform.isWindows()
                ? Optional.empty()
                : Optional.of(
                        "not in use: JNA can unpack its library neither beside the natives nor among temporary files ("
                                + System.getProperty("java.io.tmpdir")
                                + "); start once while the cache folder can be written to, or set INTAGLIO_OPTS=-D"
                                + SETTING
                                + "=FOLDER, one without noexec");
    }

    private static Optional<Path> unpacked(Path natives) {
        String version = Platform.class.getPackage().getImplementationVersion();
        if (version == null || !Files.isDirectory(natives.getParent())) {
            return Optional.empty();
        }
        // As JNA calls it on a Mac.
        String name = System.mapLibraryName("jnidispatch").replace(".dylib", ".jnilib");
        Path folder = natives.resolve("jna")
                .resolve(version.replaceAll("[^A-Za-z0-9.]+", "-") + "-" + Platform.RESOURCE_PREFIX);
        Path library = folder.resolve(name);
        if (Files.isReadable(library)) {
            return trusted(folder);
        }
        try (InputStream packed =
                Platform.class.getResourceAsStream("/com/sun/jna/" + Platform.RESOURCE_PREFIX + "/" + name)) {
            if (packed == null) {
                return Optional.empty();
            }
            PrivateFolder.make(folder);
            Path part = folder.resolve(UUID.randomUUID() + ".part");
            try {
                Files.copy(packed, part);
                Files.move(part, library, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(part);
            }
            return trusted(folder);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<Path> trusted(Path folder) {
        try {
            return PrivateFolder.objection(folder).isEmpty() && !Mounts.noexec(folder)
                    ? Optional.of(folder)
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
