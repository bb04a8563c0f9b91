package io.intaglio.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.testkit.RealData;
import io.intaglio.testkit.SourceContract;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdxSourceTest extends SourceContract {

    @TempDir
    Path folder;

    @BeforeEach
    void fill() throws IOException {
        byte[] pixels = new byte[3 * 2 * 4];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i * 11);
        }
        write("train-images-idx3-ubyte", idx(0x803, pixels, 3, 2, 4));
        write("train-labels-idx1-ubyte.gz", idx(0x801, new byte[] {0, 2, 1}, 3));
    }

    @Override
    protected Source open() throws IOException {
        return new IdxSourceProvider().open(folder.toString());
    }

    private static byte[] idx(int magic, byte[] data, int... dimensions) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(magic);
        for (int dimension : dimensions) {
            out.writeInt(dimension);
        }
        out.write(data);
        return bytes.toByteArray();
    }

    private void write(String name, byte[] bytes) throws IOException {
        OutputStream raw = Files.newOutputStream(folder.resolve(name));
        try (OutputStream out = name.endsWith(".gz") ? new GZIPOutputStream(raw) : raw) {
            out.write(bytes);
        }
    }

    private void refuses(String words) {
        assertThatThrownBy(this::open).isInstanceOf(InvalidInputException.class).hasMessageContaining(words);
    }

    @Test
    void imagesComeWithTheirLabels() throws IOException {
        Source source = open();
        assertThat(source.size()).isEqualTo(3);
        assertThat(source.classes()).containsExactly("0", "1", "2");
        Example second = source.get(1);
        assertThat(second.label()).hasValue(2);
        assertThat(second.image()).hasToString("1 x 1x2x4");
        assertThat(second.image().get(0, 1, 3, 0)).isEqualTo(15 * 11 / 255f);
    }

    @Test
    void imagesAndLabelsThatDoNotBelongTogetherAreRefused() throws IOException {
        write("train-labels-idx1-ubyte.gz", idx(0x801, new byte[] {0, 2}, 2));
        refuses("do not belong together");
    }

    @Test
    void aHeaderThatAnnouncesMoreThanTheFileHoldsTakesNoMemory() throws IOException {
        write("train-images-idx3-ubyte", idx(0x803, new byte[9], 0x7fffffff, 0x7fffffff, 0x7fffffff));
        refuses("cannot hold");
        Files.delete(folder.resolve("train-images-idx3-ubyte"));
        write("train-images-idx3-ubyte.gz", idx(0x803, new byte[9], 60000, 28, 28));
        refuses("cannot hold");
    }

    @Test
    void tooLittleAndTooMuchZippedDataAreRefused() throws IOException {
        write("train-labels-idx1-ubyte.gz", idx(0x801, new byte[] {0, 2}, 3));
        refuses("ends before");
        write("train-labels-idx1-ubyte.gz", idx(0x801, new byte[] {0, 2, 1, 0}, 3));
        refuses("more data follows");
    }

    @Test
    void emptyNegativeAndUnzippableFilesAreRefused() throws IOException {
        write("train-images-idx3-ubyte", new byte[0]);
        refuses("ends before");
        write("train-images-idx3-ubyte", idx(0x803, new byte[0], 0, 28, 28));
        refuses("a dimension is 0");
        write("train-images-idx3-ubyte", idx(0x803, new byte[4], -1, 2, -2));
        refuses("a dimension is -1");
        Files.delete(folder.resolve("train-images-idx3-ubyte"));
        Files.writeString(folder.resolve("train-images-idx3-ubyte.gz"), "this was never zipped");
        refuses("cannot be unzipped");
    }

    @Test
    void aMissingPartAndSeveralSetsAreNamed() throws IOException {
        assertThatThrownBy(() -> new IdxSourceProvider().open(folder + ",test"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("t10k-images-idx3-ubyte.gz");
        write("emnist-letters-train-images-idx3-ubyte", new byte[0]);
        refuses("several sets");
        assertThatThrownBy(() ->
                        new IdxSourceProvider().open(folder.resolve("gone").toString()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("gone");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "byte-mat",
                "incorrect-num-dims",
                "invalid-dim-byte",
                "invalid-type-byte",
                "output",
                "outputs",
                "too-much-data"
            })
    void malformedFilesOfAnotherProjectAreRefused(String name) {
        Path file = RealData.of("bad-idx").resolve(name + ".idx");
        for (int rank : List.of(1, 3)) {
            assertThatThrownBy(() -> IdxFile.read(file, rank))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining(name + ".idx");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mnist", "fashion-mnist"})
    void theWellKnownSetsAreRead(String name) throws IOException {
        Path data = RealData.of(name);
        Source train = new IdxSourceProvider().open(data.toString());
        Source test = new IdxSourceProvider().open(data + ",test");
        assertThat(train.size()).isEqualTo(60_000);
        assertThat(test.size()).isEqualTo(10_000);
        assertThat(train.classes()).hasSize(10);
        assertThat(train.get(0).image()).hasToString("1 x 1x28x28");
        // The first labels of the official files.
        assertThat(train.get(0).label()).hasValue(name.equals("mnist") ? 5 : 9);
        assertThat(test.get(0).label()).hasValue(name.equals("mnist") ? 7 : 9);
        assertThat(train.digest()).isNotEqualTo(test.digest());
    }
}
