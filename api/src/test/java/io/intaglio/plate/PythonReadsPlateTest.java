package io.intaglio.plate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.intaglio.network.Tensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program in docs/plate-format.md, run as it stands, reads our weights without our code. */
class PythonReadsPlateTest {

    private static final String PRINT = """

            import sys

            for name, (shape, numbers) in weights(sys.argv[1]).items():
                print(name, *shape)
                print(*[struct.unpack("<i", struct.pack("<f", number))[0] for number in numbers])
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void python_reads_the_names_shapes_and_bits_that_were_written(boolean half) throws Exception {
        Plate plate = half ? TinyPlates.full().half() : TinyPlates.full();
        Path file = folder.resolve("x.plate");
        plate.write(file);
        Path program = Files.writeString(folder.resolve("read.py"), documented() + PRINT);
        assertThat(python(program.toString(), file.toString())).isEqualTo(lines(plate));
    }

    private static List<String> lines(Plate plate) {
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, Tensor> tensor : plate.weights().asMap().entrySet()) {
            StringBuilder shape = new StringBuilder(tensor.getKey());
            tensor.getValue().shape().forEach(extent -> shape.append(' ').append(extent));
            StringBuilder bits = new StringBuilder();
            for (float number : tensor.getValue().data()) {
                bits.append(bits.isEmpty() ? "" : " ").append(Float.floatToRawIntBits(number));
            }
            lines.add(shape.toString());
            lines.add(bits.toString());
        }
        return lines;
    }

    private List<String> python(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("python3"));
        command.addAll(List.of(arguments));
        Path answer = folder.resolve("answer");
        Process process =
                start(new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(answer.toFile()));
        assumeTrue(process != null, "there is no python3 here, so nobody but us has read the plate");
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readAllLines(answer, StandardCharsets.UTF_8);
    }

    private static Process start(ProcessBuilder command) {
        try {
            return command.start();
        } catch (IOException e) {
            return null;
        }
    }

    private static String documented() throws IOException {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path page = at.resolve("docs").resolve("plate-format.md");
            if (Files.exists(page)) {
                return Files.readString(page).replaceAll("(?s).*```python\n(.*?)```.*", "$1");
            }
        }
        throw new IllegalStateException("docs/plate-format.md is not to be found above the working directory");
    }
}
