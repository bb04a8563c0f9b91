package io.intaglio.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is packaged: the folder and the ZIP. */
class DistributionTest {

    private static final Path TARGET = Documents.ROOT.resolve("cli/target");
    private static final Path PACKAGED = TARGET.resolve("intaglio");

    /** A row of the table: the jars between backquotes; the licence; the text, a link, or what the jar holds. */
    private static final Pattern ROW = Pattern.compile("\\| (`.*`) \\| .* \\| .* \\| (.*) \\|");

    private static final Pattern LINK = Pattern.compile("\\[.*]\\((.*)\\)");

    @BeforeAll
    static void needsAPackagedCommand() {
        assumeTrue(Files.isDirectory(PACKAGED), "needs a packaged command: mvn package");
    }

    private static List<Path> jars() throws IOException {
        try (Stream<Path> files = Files.list(PACKAGED.resolve("lib"))) {
            return files.sorted().toList();
        }
    }

    private static String library(Path jar) {
        return jar.getFileName().toString().replaceAll("-[0-9][0-9A-Za-z.]*.*$", "");
    }

    @Test
    void everyJarsLicenceComesAlong() throws IOException {
        List<String> rows = Files.readAllLines(PACKAGED.resolve("licenses/README.md"));
        for (Path jar : jars()) {
            String name = library(jar).startsWith("intaglio-") ? "intaglio-*" : library(jar);
            Matcher row = rows.stream()
                    .map(ROW::matcher)
                    .filter(found -> found.matches() && found.group(1).contains("`" + name + "`"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(name + " is not in licenses/README.md"));
            Matcher link = LINK.matcher(row.group(2));
            if (link.matches()) {
                assertThat(PACKAGED.resolve("licenses").resolve(link.group(1)))
                        .as(name)
                        .isNotEmptyFile();
            } else if (row.group(2).equals("in the jar")) {
                Path texts = PACKAGED.resolve("licenses")
                        .resolve(jar.getFileName().toString().replace(".jar", ""));
                try (Stream<Path> files = Files.walk(texts)) {
                    assertThat(files.filter(Files::isRegularFile)).as(name).isNotEmpty();
                }
            }
        }
    }

    @Test
    void noLibraryIsThereTwice() throws IOException {
        assertThat(jars().stream().map(DistributionTest::library)).doesNotHaveDuplicates();
    }

    @Test
    void theProjectsOwnLicenceIsInTheFolderTheZipAndEveryJar() throws IOException {
        String licence = Files.readString(Documents.ROOT.resolve("LICENSE"));
        assertThat(PACKAGED.resolve("LICENSE")).hasContent(licence);
        assertThat(PACKAGED.resolve("NOTICE")).isNotEmptyFile();
        try (Stream<Path> zips = Files.list(TARGET)) {
            Path zip = zips.filter(file -> file.toString().endsWith(".zip"))
                    .findFirst()
                    .orElseThrow();
            try (FileSystem packed = FileSystems.newFileSystem(zip);
                    Stream<Path> top = Files.list(packed.getPath("/"))) {
                Path inside = top.findFirst().orElseThrow();
                assertThat(Files.readString(inside.resolve("LICENSE"))).isEqualTo(licence);
                assertThat(Files.exists(inside.resolve("NOTICE"))).isTrue();
                assertThat(Files.exists(inside.resolve("licenses/README.md"))).isTrue();
            }
        }
        for (Path jar : jars()) {
            if (library(jar).startsWith("intaglio-")) {
                try (JarFile file = new JarFile(jar.toFile());
                        InputStream text = file.getInputStream(file.getEntry("META-INF/LICENSE"))) {
                    assertThat(new String(text.readAllBytes(), StandardCharsets.UTF_8))
                            .isEqualTo(licence);
                }
            }
        }
    }

    @Test
    void theLargePlugInsLibraryIsNotInIt() throws IOException {
        assertThat(jars().stream().map(DistributionTest::library)).doesNotContain("opencv");
    }
}
