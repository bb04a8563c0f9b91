package io.intaglio.internal.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.spi.EngineMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over folders that look like Linux's {@code /proc/self} and {@code /sys/fs/cgroup}. */
class MachineMemoryTest {

    private static final long GIB = 1L << 30;

    @TempDir
    private Path folder;

    private Path process;
    private Path groups;

    @BeforeEach
    void folders() throws IOException {
        process = Files.createDirectory(folder.resolve("proc"));
        groups = Files.createDirectory(folder.resolve("sys"));
    }

    private void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text + "\n");
    }

    private MachineMemory least() {
        return MachineMemory.least(24 * GIB, process, groups, EngineMemory.USUAL.reserved() + GIB);
    }

    @Test
    void without_limits_the_machine_counts() throws IOException {
        assertThat(least()).isEqualTo(MachineMemory.of(24 * GIB));
        write(process.resolve("cgroup"), "0::/user.slice/a.scope");
        write(groups.resolve("user.slice/a.scope/memory.max"), "max");
        write(process.resolve("limits"), "Max address space         unlimited            unlimited            bytes");
        assertThat(least()).isEqualTo(MachineMemory.of(24 * GIB));
        assertThat(MachineMemory.least(0, process, groups, GIB).bytes()).isZero();
    }

    @Test
    void the_least_limit_of_the_groups_above_counts() throws IOException {
        write(process.resolve("cgroup"), "0::/user.slice/session.slice/a.scope");
        write(groups.resolve("user.slice/memory.max"), "" + 2 * GIB);
        write(groups.resolve("user.slice/session.slice/memory.max"), "" + 3 * GIB);
        write(groups.resolve("user.slice/session.slice/a.scope/memory.max"), "max");

        assertThat(least().bytes()).isEqualTo(2 * GIB);
        assertThat(least().words()).contains("cgroup");
    }

    @Test
    void in_a_container_the_folder_itself_is_the_group() throws IOException {
        write(process.resolve("cgroup"), "0::/");
        write(groups.resolve("memory.max"), "" + 2 * GIB);

        assertThat(least().bytes()).isEqualTo(2 * GIB);
    }

    @Test
    void version_1_keeps_memory_apart() throws IOException {
        write(process.resolve("cgroup"), "9:name=systemd:/\n4:cpu,memory:/parent/child\n0::/");
        write(groups.resolve("memory/memory.limit_in_bytes"), "9223372036854771712");
        write(groups.resolve("memory/parent/memory.limit_in_bytes"), "" + 5 * GIB);
        write(groups.resolve("memory/parent/child/memory.limit_in_bytes"), "9223372036854771712");

        assertThat(least().bytes()).isEqualTo(5 * GIB);
    }

    @Test
    void a_path_never_leaves_the_folder_of_the_groups() throws IOException {
        write(process.resolve("cgroup"), "0::/../../other");
        write(folder.resolve("other/memory.max"), "1");

        assertThat(least()).isEqualTo(MachineMemory.of(24 * GIB));
    }

    @Test
    void of_address_space_what_is_set_aside_does_not_count() throws IOException {
        write(
                process.resolve("limits"),
                "Limit                     Soft Limit           Hard Limit           Units\n"
                        + "Max address space         8589934592           unlimited            bytes");

        assertThat(least().bytes()).isBetween(5 * GIB, 6 * GIB);
        assertThat(least().words()).contains("ulimit -v");
    }

    @Test
    void a_limit_of_address_space_below_what_is_set_aside_leaves_next_to_nothing() throws IOException {
        write(process.resolve("limits"), "Max address space         1000000              1000000              bytes");

        assertThat(least().bytes()).isOne();
    }

    @Test
    void this_machine_says_how_much_it_has() {
        assertThat(MachineMemory.here(EngineMemory.USUAL).bytes()).isPositive();
    }
}
