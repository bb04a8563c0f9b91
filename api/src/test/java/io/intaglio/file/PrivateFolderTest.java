package io.intaglio.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFolderTest {

    @TempDir
    Path temp;

    @BeforeEach
    void needsPermissions() throws IOException {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("unix"), "needs POSIX permissions");
        mode(temp, "rwxr-xr-x");
    }

    private static void mode(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    private Path folder(String name, String permissions) throws IOException {
        Path folder = Files.createDirectory(temp.resolve(name));
        mode(folder, permissions);
        return folder;
    }

    /** A group that is not named as the owner is. */
    private static boolean foreignGroup(Path path) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        try {
            view.setGroup(
                    FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByGroupName("daemon"));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void oneThatItMakesIsTheUsersAlone() throws IOException {
        Path made = PrivateFolder.make(temp.resolve("a/b"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                .isEqualTo("rwx------");
        assertThat(PrivateFolder.objection(made)).isEmpty();
        assertThat(PrivateFolder.make(made)).isEqualTo(made);
    }

    @Test
    void oneThatOthersMayOnlyReadIsTrusted() throws IOException {
        Path folder = folder("read", "rwxr-xr-x");
        Files.createDirectories(folder.resolve("deep/er"));

        assertThat(PrivateFolder.objection(folder)).isEmpty();
    }

    @Test
    void oneThatEverybodyMayWriteToIsNot() throws IOException {
        assertThat(PrivateFolder.objection(folder("open", "rwxrwxrwx")))
                .hasValueSatisfying(why -> assertThat(why).contains("open", "everybody"));
    }

    @Test
    void oneThatAGroupMayWriteToIsNot() throws IOException {
        Path folder = folder("group", "rwxrwxr-x");
        assumeTrue(foreignGroup(folder), "only the administrator may give a folder away");

        assertThat(PrivateFolder.objection(folder))
                .hasValueSatisfying(why -> assertThat(why).contains("group", "daemon"));
    }

    @Test
    void aFolderAboveAndAFileInItCount() throws IOException {
        Path above = folder("above", "rwxrwxrwx");
        Path folder = PrivateFolder.make(above.resolve("in"));
        assertThat(PrivateFolder.objection(folder))
                .hasValueSatisfying(why -> assertThat(why).contains("above can be written"));

        mode(above, "rwxr-xr-x");
        mode(folder, "rwxr-xr-x");
        Path file = Files.createFile(folder.resolve("library.so"));
        mode(file, "rw-rw-rw-");
        assertThat(PrivateFolder.objection(folder))
                .hasValueSatisfying(why -> assertThat(why).contains("library.so"));

        mode(folder, "rwx------"); // nobody gets at it
        assertThat(PrivateFolder.objection(folder)).isEmpty();
    }

    @Test
    void oneOfAnotherUserIsNot() throws IOException {
        Path folder = folder("theirs", "rwxr-xr-x");
        try {
            Files.setAttribute(folder, "unix:uid", 12345, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            assumeTrue(false, "only the administrator may give a folder away");
        }

        assertThat(PrivateFolder.objection(folder))
                .hasValueSatisfying(why -> assertThat(why).contains("theirs", "another user", "12345"));
    }
}
