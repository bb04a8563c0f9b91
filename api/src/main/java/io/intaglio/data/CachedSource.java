package io.intaglio.data;

import java.io.IOException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A source that caches the examples it has read, without changing values, up to a memory limit; examples beyond the
 * limit are read each time. Cached examples are never evicted, because passes over shuffled data use every example
 * equally often. The images are shared between callers, who must not change them. Closing it closes the source.
 *
 * @since 0.1
 */
public final class CachedSource extends ForwardingSource {

    private static final int BOOKKEEPING = 256;

    private final long limit;
    private final AtomicLong used = new AtomicLong();
    private final ConcurrentMap<Long, Example> kept = new ConcurrentHashMap<>();

    /**
     * Creates a cache in front of a source.
     *
     * @param limitBytes largest memory of the cached examples, in bytes
     */
    public CachedSource(Source source, long limitBytes) {
        super(source);
        this.limit = limitBytes;
    }

    @Override
    public Example get(long index) throws IOException {
        Example known = kept.get(index);
        if (known != null) {
            return known;
        }
        Example read = super.get(index);
        long bytes = bytes(read);
        if (used.addAndGet(bytes) > limit || kept.putIfAbsent(index, read) != null) {
            used.addAndGet(-bytes);
        }
        return read;
    }

    private static long bytes(Example example) {
        long partner =
                example.partner().map(image -> (long) image.data().length).orElse(0L);
        return BOOKKEEPING + Float.BYTES * (example.image().data().length + partner);
    }

    /** Returns the memory of the cached examples, in bytes. */
    public long used() {
        return used.get();
    }

    @Override
    public void close() throws IOException {
        kept.clear();
        super.close();
    }
}
