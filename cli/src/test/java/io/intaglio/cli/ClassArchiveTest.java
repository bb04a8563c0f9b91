package io.intaglio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {

    @TempDir
    Path folder;

    private Path file(String name, String content) throws IOException {
        return Files.write(folder.resolve(name), content.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void sumsAreThoseOfTheCommandCksum() throws IOException {
        assertThat(PosixChecksum.of(file("a", "123456789"))).isEqualTo(930766865L);
        assertThat(PosixChecksum.of(file("b", ""))).isEqualTo(4294967295L);
    }

    @Test
    void itsNameTellsItsSumAndSize() throws IOException {
        Path archive = ClassArchive.name(file("x.part", "123456789"), folder.resolve("classes-1-2"));

        assertThat(archive).hasFileName("classes-1-2-930766865-9.jsa").hasContent("123456789");
        assertThat(folder.resolve("x.part")).doesNotExist();
    }

    @Test
    void thoseOfOlderBuildsGoAndThoseOfOtherPlacesStay() throws IOException {
        Path now = file("classes-1-2-3-4.jsa", "");
        Path older = file("classes-1-9-3-4.jsa", "");
        Path damaged = file("classes-1-2-5-4.jsa", "");
        Path oldName = file("classes-7-8.jsa", "");
        Path elsewhere = file("classes-2-2-3-4.jsa", "");
        Path longAgo = file("classes-3-2-3-4.jsa", "");
        Files.setLastModifiedTime(longAgo, FileTime.from(Instant.now().minus(Duration.ofDays(91))));
        Path beingMade = file("classes-0-0-0-0.jsa.x.part", "");

        ClassArchive.forgetOthers(now);

        assertThat(now).exists();
        assertThat(elsewhere).exists();
        assertThat(beingMade).exists();
        assertThat(older).doesNotExist();
        assertThat(damaged).doesNotExist();
        assertThat(oldName).doesNotExist();
        assertThat(longAgo).doesNotExist();
    }
}
