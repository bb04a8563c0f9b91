package io.intaglio.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;

/**
 * A source that gives the examples of another one. Subclasses override what they change; a source that changes examples
 * must have a digest of its own. Closing it closes the other source.
 *
 * @since 0.1
 */
public abstract class ForwardingSource implements Source {

    private final Source source;

    /** Creates a source of the examples of another one. */
    protected ForwardingSource(Source source) {
        this.source = source;
    }

    /** Returns the other source. */
    protected final Source source() {
        return source;
    }

    @Override
    public long size() {
        return source.size();
    }

    @Override
    public Example get(long index) throws IOException {
        return source.get(index);
    }

    @Override
    public String name(long index) {
        return source.name(index);
    }

    @Override
    public OptionalInt label(long index) throws IOException {
        return source.label(index);
    }

    @Override
    public String digest() {
        return source.digest();
    }

    /**
     * Returns a digest for other examples than those of the other source.
     *
     * @param change what makes them of the others, in words and numbers
     */
    protected final String digest(String change) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update((source.digest() + "\n" + change).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public List<String> classes() {
        return source.classes();
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
