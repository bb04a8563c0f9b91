package io.intaglio.train;

/**
 * The resources that a training holds at the end of an epoch. If the number of arrays or the native memory grows from
 * epoch to epoch, memory leaks. A growing Java heap is not a leak: it grows until its collector becomes active.
 *
 * @param arrays number of native arrays of the engine
 * @param residentBytes resident memory of the process in bytes, or -1 if the system does not report it
 * @param heapBytes the part of it that Java's heap has used so far, in bytes
 * @since 0.1
 */
public record ResourceUsage(int arrays, long residentBytes, long heapBytes) {

    /** Returns the resident memory without Java's heap in bytes, or -1 if the system does not report it. */
    public long nativeBytes() {
        return residentBytes < 0 ? -1 : Math.max(0, residentBytes - heapBytes);
    }
}
