package io.intaglio.train;

/**
 * The resources that a training holds at the end of an epoch. The arrays and the native memory stay where they are, or
 * something leaks; Java's heap grows until its collector sees a reason to stop, and that is no leak.
 *
 * @param arrays native arrays of the engine
 * @param residentBytes of the process, or -1 where the system does not say
 * @param heapBytes of these what Java's heap has touched so far
 * @since 0.1
 */
public record ResourceUsage(int arrays, long residentBytes, long heapBytes) {

    /** Returns the resident memory beside Java's heap, or -1 where the system does not say. */
    public long nativeBytes() {
        return residentBytes < 0 ? -1 : Math.max(0, residentBytes - heapBytes);
    }
}
