package io.intaglio.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** docs/plugins.md shows what examples/plugin has, and names what there is. */
class PluginsPageTest {

    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| an? .*?`(\\w+Provider|Degradation)`.*`(\\w+Contract)` \\|$");

    private final String page;

    PluginsPageTest() throws IOException {
        page = Documents.read("docs/plugins.md");
    }

    @ParameterizedTest
    @CsvSource({"main,public record Label,Label", "main,final class Accuracy,Accuracy", "test,class LabelTest,LabelTest"
    })
    void theCodeIsThatOfTheExample(String part, String begin, String name) throws IOException {
        String file = Documents.read("examples/plugin/src/" + part + "/java/com/example/intaglio/" + name + ".java");

        assertThat(Documents.block(page, "java", begin)).isEqualTo(file.substring(file.indexOf(begin)));
    }

    @Test
    void interfacesAndContractsAreThere() throws IOException {
        Matcher row = ROW.matcher(page);
        int rows = 0;
        while (row.find()) {
            rows++;
            String provider = row.group(1) + ".java";
            assertThat(Files.exists(Documents.ROOT.resolve("api/src/main/java/io/intaglio/spi/" + provider))
                            || Files.exists(
                                    Documents.ROOT.resolve("engine-djl/src/main/java/io/intaglio/djl/spi/" + provider)))
                    .as(provider)
                    .isTrue();
            assertThat(Documents.ROOT.resolve("testkit/src/main/java/io/intaglio/testkit/" + row.group(2) + ".java"))
                    .exists();
        }
        assertThat(rows).isEqualTo(8);
    }
}
