package io.intaglio.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.intaglio.config.InvalidInputException;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativesFolderTest {

    @TempDir
    Path folder;

    private Path home;
    private Path temp;

    @BeforeEach
    void make() throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("unix")) {
            // What nobody else gets at is trusted, whatever its own permissions are.
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        home = Files.createDirectory(folder.resolve("home"));
        temp = Files.createDirectory(folder.resolve("temp"));
    }

    private NativesFolder known(String told, String home) {
        return new NativesFolder(told, home, temp.toString(), "1000");
    }

    private static void open(Path folder) throws IOException {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("unix"), "needs POSIX permissions");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    private static String mode(Path folder) throws IOException {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("unix"), "needs POSIX permissions");
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder));
    }

    @Test
    void isDjlsInTheHome() throws IOException {
        Path chosen = known("", home.toString()).choose();

        assertThat(chosen).isEqualTo(home.resolve(".djl.ai")).isDirectory();
        assertThat(mode(chosen)).isEqualTo("rwx------");
    }

    @Test
    void aUserWithoutAHomeGetsAPrivateOneAmongTemporaryFiles() throws IOException {
        Path chosen = known("", "?").choose();

        assertThat(chosen).isEqualTo(temp.resolve("intaglio-1000"));
        assertThat(mode(chosen)).isEqualTo("rwx------");
        assertThat(known("", folder.resolve("missing").toString()).choose()).isEqualTo(chosen);
        assertThat(Path.of("?")).doesNotExist();
    }

    @Test
    void onesAmongTemporaryFilesAreSaidUntilTheyAreThere() throws IOException {
        NativesFolder homeless = known("", "?");
        Path chosen = homeless.choose();

        assertThat(homeless.note(chosen))
                .hasValueSatisfying(note -> assertThat(note)
                        .contains(chosen.toString(), "the home folder ? cannot be used", NativesFolder.SETTING));
        assertThat(known("", home.toString()).note(home.resolve(".djl.ai"))).isEmpty();
        assertThat(known(chosen.toString(), home.toString()).note(chosen)).isEmpty();
        Path natives = Files.createDirectories(chosen.resolve("pytorch/2.7.1-cpu-linux-x86_64"));
        Files.createFile(natives.resolve(System.mapLibraryName("torch")));
        assertThat(homeless.note(chosen)).isEmpty();
    }

    @Test
    void whatSomebodySetIsTaken() {
        Path chosen =
                known(folder.resolve("set/deep").toString(), home.toString()).choose();

        assertThat(chosen).isEqualTo(folder.resolve("set/deep")).isDirectory();
    }

    @Test
    void oneThatOthersCanWriteToIsRefusedWithTheReason() throws IOException {
        Path planted = Files.createDirectory(temp.resolve("intaglio-1000"));
        open(planted);

        assertThatThrownBy(() -> known("", "?").choose())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(planted + " is not to be trusted")
                .hasMessageContaining("everybody")
                .hasMessageContaining(NativesFolder.SETTING);
        assertThatThrownBy(() -> known(planted.toString(), home.toString()).choose())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(planted + " is not to be trusted");
    }

    @Test
    void nativesThatOthersCanWriteToAreRefusedAndNoOtherFolderIsTakenInstead() throws IOException {
        Path natives = Files.createDirectories(home.resolve(".djl.ai/pytorch/2.7.1-cpu-linux-x86_64"));
        open(natives);

        assertThatThrownBy(() -> known("", home.toString()).choose())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(natives.toString());
    }

    @Test
    void withoutAnyTheReasonOfEachIsGiven() throws IOException {
        Files.createFile(home.resolve(".djl.ai"));
        Files.createFile(temp.resolve("intaglio-1000"));

        assertThatThrownBy(() -> known("", home.toString()).choose())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(home.resolve(".djl.ai").toString())
                .hasMessageContaining(temp.resolve("intaglio-1000").toString())
                .hasMessageContaining(NativesFolder.SETTING);
    }

    @Test
    void theDeepestMountSaysWhetherAnythingMayRun() {
        String told = """
                /dev/sda1 / ext4 rw,relatime 0 0
                tmpfs /tmp tmpfs rw,nosuid,noexec 0 0
                /dev/sdb /tmp/with\\040space ext4 rw 0 0
                """;

        assertThat(Mounts.noexec(told, Path.of("/home/me"))).isFalse();
        assertThat(Mounts.noexec(told, Path.of("/tmp/intaglio-1"))).isTrue();
        assertThat(Mounts.noexec(told, Path.of("/tmp/with space/x"))).isFalse();
        assertThat(Mounts.noexec(told, Path.of("/tmpfiles"))).isFalse();
    }
}
