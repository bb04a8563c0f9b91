package io.intaglio.djl;

import ai.djl.util.Utils;
import io.intaglio.config.InvalidInputException;
import io.intaglio.file.PrivateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the folder into which DJL unpacks PyTorch's natives (430 MB) and from which it loads them. Left alone, DJL
 * takes one in the folder for temporary files where the home is not writable, which anybody may have filled, and
 * {@code ./?} for a user without a home.
 *
 * @param told the folder that somebody set for it, or empty
 * @param home the user's, as Java knows it; {@code ?} if it knows none
 * @param temp the folder for temporary files
 * @param user a name or number, for a folder of the user's own among the temporary files
 */
record NativesFolder(String told, String home, String temp, String user) {

    /** The environment variable, or system property, that names another folder. */
    static final String SETTING = "DJL_CACHE_DIR";

    /** Has precedence, for natives alone. */
    private static final String ENGINE_SETTING = "ENGINE_CACHE_DIR";

    private static final Path PROCESS = Path.of("/proc/self");

    /** Returns what this process knows. */
    static NativesFolder ofThisProcess() {
        String told = Utils.getEnvOrSystemProperty(ENGINE_SETTING, "");
        return new NativesFolder(
                told.isEmpty() ? Utils.getEnvOrSystemProperty(SETTING, "") : told,
                System.getProperty("user.home", "?"),
                System.getProperty("java.io.tmpdir", "/tmp"),
                userId());
    }

    /** Returns a number on Linux, where a user may have no name. */
    private static String userId() {
        try {
            return Files.getAttribute(PROCESS, "unix:uid").toString();
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return System.getProperty("user.name", "user").replaceAll("[^A-Za-z0-9._-]", "_");
        }
    }

    /**
     * Returns the folder, after it was created where it was not there.
     *
     * @throws InvalidInputException if there is none that can be used, with the reason for each
     */
    Path choose() {
        List<String> reasons = new ArrayList<>();
        for (Path candidate : candidates()) {
            Fault fault = fault(candidate);
            if (fault == null) {
                return candidate;
            }
            reasons.add(fault.reason());
            if (fault.unsafe()) {
                break; // somebody may be at work: a person should see it
            }
        }
        throw new InvalidInputException("there is no folder for PyTorch's natives: " + String.join("; ", reasons)
                + ". Set the environment variable " + SETTING
                + " to a folder that only this user can write to, with 450 MB of room, on a file system "
                + "without noexec");
    }

    /**
     * Returns what to say before natives are unpacked where nobody would look for them; nothing where they are there.
     *
     * @param chosen by {@link #choose}
     */
    Optional<String> note(Path chosen) {
        try {
            return !chosen.equals(temporary()) || !told.isEmpty() || hasNatives(chosen)
                    ? Optional.empty()
                    : Optional.of("PyTorch's natives, 432 MB, are unpacked into " + chosen + ", since the home folder "
                            + home + " cannot be used for them; the environment variable " + SETTING
                            + " names another folder");
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private List<Path> candidates() {
        if (!told.isEmpty()) {
            return List.of(Path.of(told).toAbsolutePath());
        }
        List<Path> candidates = new ArrayList<>();
        Path house = Path.of(home);
        if (house.isAbsolute()) {
            candidates.add(house.resolve(".djl.ai"));
        }
        candidates.add(temporary());
        return candidates;
    }

    /** Returns a folder of the user's own among the temporary files. */
    Path temporary() {
        return Path.of(temp).toAbsolutePath().resolve("intaglio-" + user);
    }

    /** Why a folder cannot be used; whether it is there and not to be trusted. */
    private record Fault(String reason, boolean unsafe) {}

    private @Nullable Fault fault(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                if (told.isEmpty() && !Files.isDirectory(folder.getParent())) {
                    return new Fault("there is no folder " + folder.getParent(), false);
                }
                PrivateFolder.make(folder);
            }
            // Models that DJL keeps beside them may be many, and are no code.
            Path natives = folder.resolve("pytorch");
            String objection = PrivateFolder.objection(Files.isDirectory(natives) ? natives : folder)
                    .orElse(null);
            if (objection != null) {
                return new Fault(
                        folder + " is not to be trusted, for " + objection
                                + "; whoever can write there can run code as this user (chmod go-w, or delete it, "
                                + "mends it)",
                        true);
            }
            if (Mounts.noexec(folder)) {
                return new Fault(folder + " is on a file system mounted noexec", false);
            }
            return Files.isWritable(folder) || hasNatives(folder)
                    ? null
                    : new Fault(folder + " cannot be written to, and has no natives in it", false);
        } catch (IOException e) {
            return new Fault(folder + " cannot be made or read (" + e.getClass().getSimpleName() + ")", false);
        }
    }

    /** Returns whether PyTorch was unpacked into a folder earlier. */
    private static boolean hasNatives(Path folder) throws IOException {
        Path pytorch = folder.resolve("pytorch");
        if (!Files.isDirectory(pytorch)) {
            return false;
        }
        try (Stream<Path> versions = Files.list(pytorch)) {
            return versions.anyMatch(version -> Files.exists(version.resolve(System.mapLibraryName("torch"))));
        }
    }
}
