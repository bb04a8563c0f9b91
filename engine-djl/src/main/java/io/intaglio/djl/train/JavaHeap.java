package io.intaglio.djl.train;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;

/** What Java's heap takes of the process's memory. */
final class JavaHeap {

    private JavaHeap() {}

    /** Returns what it has touched so far, in bytes: that is resident, be it garbage by now. */
    static long touched() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage == null ? 0 : usage.getUsed())
                .sum();
    }
}
