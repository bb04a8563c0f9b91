package io.intaglio.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.testkit.RealData;
import io.intaglio.testkit.SourceContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CifarSourceTest extends SourceContract {

    @TempDir
    Path folder;

    @BeforeEach
    void fill() throws IOException {
        Files.write(folder.resolve("data_batch_1.bin"), records(3, 8));
        Files.write(folder.resolve("data_batch_2.bin"), records(5));
        Files.write(folder.resolve("test_batch.bin"), records(9));
    }

    @Override
    protected Source open() throws IOException {
        return open(folder.toString());
    }

    private static Source open(String argument) throws IOException {
        return new CifarSourceProvider().open(argument);
    }

    /** Reds count up, greens are 100, blues are the label. */
    private static byte[] records(int... labels) {
        byte[] records = new byte[3073 * labels.length];
        for (int i = 0; i < labels.length; i++) {
            records[3073 * i] = (byte) labels[i];
            for (int pixel = 0; pixel < 1024; pixel++) {
                records[3073 * i + 1 + pixel] = (byte) pixel;
                records[3073 * i + 1025 + pixel] = 100;
                records[3073 * i + 2049 + pixel] = (byte) labels[i];
            }
        }
        return records;
    }

    @Test
    void planesBecomePixelsAndLabelsHaveNames() throws IOException {
        Source source = open();
        assertThat(source.size()).isEqualTo(3);
        Example last = source.get(2);
        assertThat(source.classes().get(last.label().orElseThrow())).isEqualTo("dog");
        assertThat(last.image()).hasToString("1 x 3x32x32");
        assertThat(last.image().get(0, 1, 2, 0)).isEqualTo(34 / 255f);
        assertThat(last.image().get(0, 1, 2, 1)).isEqualTo(100 / 255f);
        assertThat(last.image().get(0, 1, 2, 2)).isEqualTo(5 / 255f);
    }

    @Test
    void theTestPartAndSingleFilesOpen() throws IOException {
        assertThat(open(folder + ",test").get(0).label()).hasValue(9);
        assertThat(open(folder.resolve("data_batch_2.bin").toString()).size()).isEqualTo(1);
    }

    @Test
    void aFileOfAnotherLengthIsRefused() throws IOException {
        Path file = folder.resolve("data_batch_2.bin");
        for (int length : new int[] {0, 3072, 3074}) {
            Files.write(file, new byte[length]);
            assertThatThrownBy(this::open)
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("data_batch_2.bin")
                    .hasMessageContaining("multiple of 3073");
        }
    }

    @Test
    void aLabelThatIsNoneIsNamed() throws IOException {
        Files.write(folder.resolve("data_batch_2.bin"), records(10));
        assertThatThrownBy(() -> open().get(2)).isInstanceOf(IOException.class).hasMessageContaining("label 10");
    }

    @Test
    void foldersWithoutBatchesAndMissingPathsAreNamed(@TempDir Path empty) {
        assertThatThrownBy(() -> open(empty.toString()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("data_batch_1.bin");
        assertThatThrownBy(() -> open(empty.resolve("gone").toString()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("gone");
        assertThatThrownBy(() -> open(folder.resolve("data_batch_1.bin") + ",test"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("leave out");
    }

    @Test
    void realImagesAreRead() throws IOException {
        Source source = open(RealData.of("cifar10/cifar10_first4000.bin").toString());
        assertThat(source.size()).isEqualTo(4000);
        List<Integer> labels = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            labels.add(source.get(i).label().orElseThrow());
        }
        assertThat(labels).containsExactly(6, 9, 9, 4, 1, 1, 2, 7, 8, 3);
    }
}
