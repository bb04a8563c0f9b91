package io.intaglio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableFileTest {

    @TempDir
    Path folder;

    private static TableFile table(String... classes) {
        return new TableFile(
                List.of("class", "p-0"),
                List.of("a.png", "b.png"),
                List.of(List.of(1.0, 0.25), List.of(0.0, 0.75)),
                List.of(classes));
    }

    @Test
    void a_class_is_called_by_its_name_where_it_has_one() throws IOException {
        TableFile table = table("cat", "dog, large");
        table.write(folder.resolve("t.json"));
        table.write(folder.resolve("t.npy"));

        assertThat(table.csv()).isEqualTo("input,class,p-0\r\na.png,\"dog, large\",0.25\r\nb.png,cat,0.75\r\n");
        assertThat(folder.resolve("t.json")).content().contains("\"class\": \"dog, large\"", "\"p-0\": 0.25");
        ByteBuffer numbers =
                ByteBuffer.wrap(Files.readAllBytes(folder.resolve("t.npy"))).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(numbers.getDouble(numbers.capacity() - 4 * Double.BYTES)).isEqualTo(1);
    }

    @Test
    void a_class_without_a_name_keeps_its_number() {
        assertThat(table("cat").csv()).isEqualTo("input,class,p-0\r\na.png,1,0.25\r\nb.png,cat,0.75\r\n");
        assertThat(table().csv()).isEqualTo("input,class,p-0\r\na.png,1,0.25\r\nb.png,0,0.75\r\n");
    }
}
