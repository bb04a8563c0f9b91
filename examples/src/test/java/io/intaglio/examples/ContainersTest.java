package io.intaglio.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The recipe of docs/containers.md: a root that is read-only, and a user without a name. Needs the administrator, on
 * Linux.
 */
@Tag("slow")
class ContainersTest {

    /**
     * Makes all that is mounted read-only, but for a folder for results; $1 is that folder, and the rest is run there.
     */
    private static final String READ_ONLY = """
            set -e
            mount --make-rprivate /
            mount -t tmpfs -o size=32m,mode=1777 none "$1"
            mount -o remount,bind,ro /
            if mountpoint -q /tmp; then mount -o remount,bind,ro /tmp; fi
            cd "$1"
            shift
            exec setpriv --reuid=4321 --regid=4321 --clear-groups "$@"
            """;

    @TempDir
    Path folder;

    private Path launcher;

    private record Ended(int code, String printed) {}

    @BeforeEach
    void needsTheAdministrator() throws Exception {
        launcher = Documents.ROOT.resolve("cli/target/intaglio/bin/intaglio");
        assumeTrue(Files.isExecutable(launcher), "needs a packaged command");
        assumeTrue(
                Files.exists(Path.of("/proc/self")) && "root".equals(System.getProperty("user.name")),
                "needs the administrator, on Linux");
        assumeTrue(
                run(List.of("unshare", "-m", "setpriv", "--reuid=4321", "true")).code() == 0,
                "needs unshare and setpriv");
        open(folder);
        Files.createDirectory(folder.resolve("out"));
        Files.copy(Documents.ROOT.resolve("docs/images/quickstart.png"), folder.resolve("picture.png"));
    }

    private static void open(Path path) throws IOException {
        try (Stream<Path> below = Files.walk(path)) {
            for (Path each : (Iterable<Path>) below::iterator) {
                Files.setPosixFilePermissions(
                        each, PosixFilePermissions.fromString(Files.isDirectory(each) ? "rwxr-xr-x" : "rw-r--r--"));
            }
        }
    }

    private Ended run(List<String> command) throws Exception {
        Path printed = folder.resolve("printed.txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(printed.toFile());
        builder.environment()
                .putAll(Map.of(
                        "JAVA_HOME", System.getProperty("java.home"),
                        "DJL_CACHE_DIR", folder.resolve("natives").toString(),
                        "XDG_CACHE_HOME", folder.resolve("cache").toString(),
                        "HOME", "/"));
        Process process = builder.start();
        assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
        return new Ended(process.exitValue(), Files.readString(printed));
    }

    private Ended inTheBox(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "unshare",
                "-m",
                "sh",
                "-c",
                READ_ONLY,
                "box",
                folder.resolve("out").toString(),
                launcher.toString()));
        command.addAll(List.of(words));
        return run(command);
    }

    @Test
    void aReadOnlyRootAndAUserWithoutANameAreEnough() throws Exception {
        String picture = folder.resolve("picture.png").toString();
        // The image is built.
        assertThat(run(List.of(launcher.toString(), "run", "denoise", picture, "-o", folder + "/built.png"))
                        .code())
                .isZero();
        open(folder.resolve("natives"));
        open(folder.resolve("cache"));
        Path archive;
        try (Stream<Path> archives = Files.list(folder.resolve("cache/intaglio"))) {
            archive = archives.findFirst().orElseThrow();
        }
        Files.setLastModifiedTime(archive, FileTime.fromMillis(0));

        Ended ended = inTheBox("run", "denoise", picture, "-o", "clean.png", "--max-memory", "1g");

        assertThat(ended.printed()).isEqualTo("wrote clean.png\n");
        assertThat(ended.code()).isZero();
        Ended doctor = inTheBox("doctor");
        assertThat(doctor.printed()).contains("All is well.").containsPattern("tuning +in use");
        assertThat(doctor.code()).isZero();
    }

    @Test
    void withoutNativesTheFolderAndTheSettingAreNamed() throws Exception {
        Ended ended = inTheBox("doctor");

        assertThat(ended.printed()).contains(folder.resolve("natives").toString(), "DJL_CACHE_DIR");
        assertThat(ended.printed()).doesNotContain("\tat ");
        assertThat(ended.code()).isEqualTo(1);
    }
}
