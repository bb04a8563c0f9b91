package io.intaglio;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Asks how much main memory there is. */
final class MachineMemory {

    private MachineMemory() {}

    /** Returns the bytes of main memory, or what a container (a cgroup) leaves of them to this process; 0 where nobody says. */
    static long bytes() {
        try {
            return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                    ? Math.max(0, system.getTotalMemorySize())
                    : 0;
        } catch (LinkageError e) {
            return 0; // a Java without the module jdk.management
        }
    }
}
