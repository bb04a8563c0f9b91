package io.intaglio.internal.memory;

import com.sun.management.OperatingSystemMXBean;
import io.intaglio.spi.EngineMemory;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Determines how much memory this process may take: the machine's, what the control groups (cgroups) of containers
 * leave of it, what a limit of address space (ulimit -v) leaves.
 *
 * @param bytes 0 where nobody says
 * @param words who says so, for the beginning of "... 2048 MiB"
 */
public record MachineMemory(long bytes, String words) {

    public static final MachineMemory UNKNOWN = new MachineMemory(0, "");

    private static final Path PROCESS = Path.of("/proc/self");
    private static final Path GROUPS = Path.of("/sys/fs/cgroup");

    /** A machine with so much, whoever says so. */
    public static MachineMemory of(long bytes) {
        return bytes <= 0 ? UNKNOWN : new MachineMemory(bytes, "this machine has");
    }

    /** Returns that of this process, in which an engine runs. */
    public static MachineMemory here(EngineMemory engine) {
        long heap = (long) ((1 - TrainingMemory.FILLED) * Runtime.getRuntime().maxMemory());
        return least(total(), PROCESS, GROUPS, engine.reserved() + heap);
    }

    /**
     * The least of what is known.
     *
     * @param total bytes of the machine, 0 where it does not say
     * @param process the process's folder in {@code /proc}
     * @param groups where control groups are mounted, of version 1 or 2
     * @param idle bytes of address space that are reserved and never filled
     */
    static MachineMemory least(long total, Path process, Path groups, long idle) {
        MachineMemory least = of(total);
        for (MachineMemory other : List.of(ofGroups(process, groups), ofAddressSpace(process, idle))) {
            if (other.bytes > 0 && (least.bytes == 0 || other.bytes < least.bytes)) {
                least = other;
            }
        }
        return least;
    }

    private static long total() {
        try {
            return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                    ? Math.max(0, system.getTotalMemorySize())
                    : 0;
        } catch (LinkageError e) {
            return 0; // a Java without the module jdk.management
        }
    }

    /** The least limit on the way from the process's group up to the root. */
    private static MachineMemory ofGroups(Path process, Path groups) {
        long least = 0;
        for (String line : lines(process.resolve("cgroup"))) {
            String[] parts = line.split(":", 3);
            if (parts.length < 3 || !parts[2].startsWith("/")) {
                continue;
            }
            boolean memory = Stream.of(parts[1].split(",")).anyMatch("memory"::equals);
            if (memory) {
                least = least(least, up(groups.resolve("memory"), parts[2], "memory.limit_in_bytes"));
            } else if (parts[1].isEmpty()) {
                least = least(least, up(groups, parts[2], "memory.max"));
            }
        }
        return new MachineMemory(least, "this process's control group (cgroup, a container's limit) has");
    }

    /** @param group its path from the root; in a container the folder may be that of the group itself */
    private static long up(Path root, String group, String file) {
        long least = number(root.resolve(file));
        Path at = root;
        for (Path name : Path.of(group)) {
            at = at.resolve(name.toString()).normalize();
            if (!at.startsWith(root)) {
                return least;
            }
            least = least(least, number(at.resolve(file)));
        }
        return least;
    }

    /** In bytes. What Java's heap and the natives set aside without using it is not there for the rest. */
    private static MachineMemory ofAddressSpace(Path process, long idle) {
        return lines(process.resolve("limits")).stream()
                .filter(line -> line.startsWith("Max address space"))
                .map(line ->
                        line.substring("Max address space".length()).strip().split("\\s+")[0])
                .filter(soft -> soft.matches("\\d{1,18}"))
                .map(soft -> new MachineMemory(
                        Math.max(1, Long.parseLong(soft) - idle),
                        "the limit of address space (ulimit -v) leaves, beside what Java and the libraries set aside,"))
                .findFirst()
                .orElse(UNKNOWN);
    }

    private static long least(long known, long other) {
        return other > 0 && (known == 0 || other < known) ? other : known;
    }

    /** 0 for "max", and for what is not there. */
    private static long number(Path file) {
        return lines(file).stream()
                .findFirst()
                .map(String::strip)
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::parseLong)
                .orElse(0L);
    }

    private static List<String> lines(Path file) {
        return read(file).map(text -> text.lines().toList()).orElse(List.of());
    }

    private static Optional<String> read(Path file) {
        try {
            return Files.isReadable(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // no Linux, or nobody's business
        }
    }
}
