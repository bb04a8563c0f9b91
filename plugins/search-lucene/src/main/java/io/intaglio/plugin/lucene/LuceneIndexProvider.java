package io.intaglio.plugin.lucene;

import io.intaglio.config.InvalidInputException;
import io.intaglio.spi.VectorIndex;
import io.intaglio.spi.VectorIndexProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.NIOFSDirectory;

/**
 * An index of vectors by Lucene: a hierarchical navigable small world graph on the disk (Malkov &amp; Yashunin 2020),
 * for millions of vectors. What it finds is nearly always the nearest.
 *
 * @since 0.1
 */
public final class LuceneIndexProvider implements VectorIndexProvider {

    static final String VECTOR = "vector";
    static final String NAME = "name";
    static final String NUMBER = "number";

    /** The key of the length among the data of a commit. */
    private static final String LENGTH = "length";

    /** Lucene's own limit of the format. */
    private static final int MOST_NUMBERS = 1024;

    @Override
    public String name() {
        return "lucene";
    }

    @Override
    public String summary() {
        return "Lucene's graph of neighbours on the disk, for millions of vectors; nearly always finds the nearest";
    }

    @Override
    public void write(Path folder, int length, Iterator<Entry> entries) throws IOException {
        if (length > MOST_NUMBERS) {
            throw new InvalidInputException("an index of the kind lucene takes vectors of at most " + MOST_NUMBERS
                    + " numbers, not " + length + "; use the kind exact");
        }
        if (!entries.hasNext()) {
            throw new InvalidInputException("an index takes at least one vector");
        }
        try (FSDirectory directory = new NIOFSDirectory(folder);
                IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(null))) {
            for (long number = 0; entries.hasNext(); number++) {
                Entry entry = entries.next();
                entry.check(length);
                Document document = new Document();
                document.add(
                        new KnnFloatVectorField(VECTOR, entry.vector().clone(), VectorSimilarityFunction.EUCLIDEAN));
                document.add(new StoredField(NAME, entry.name()));
                document.add(new StoredField(NUMBER, number));
                writer.addDocument(document);
            }
            // One graph answers faster than several.
            writer.forceMerge(1);
            writer.setLiveCommitData(Map.of(LENGTH, Integer.toString(length)).entrySet());
        }
    }

    @Override
    public VectorIndex open(Path folder) throws IOException {
        FSDirectory directory = new NIOFSDirectory(folder);
        try {
            DirectoryReader reader = DirectoryReader.open(directory);
            String length = reader.getIndexCommit().getUserData().getOrDefault(LENGTH, "");
            if (!length.matches("[1-9][0-9]{0,3}")) {
                reader.close();
                throw new InvalidInputException("the Lucene index in " + folder + " is not one of vectors");
            }
            return new LuceneIndex(directory, reader, Integer.parseInt(length));
        } catch (IOException e) {
            directory.close();
            throw new InvalidInputException(
                    "the folder " + folder + " holds no index of the kind lucene that can be read (" + e.getMessage()
                            + "); build it again",
                    e);
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
    }
}
