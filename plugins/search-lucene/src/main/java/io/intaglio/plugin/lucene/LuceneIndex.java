package io.intaglio.plugin.lucene;

import io.intaglio.spi.VectorIndex;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.FSDirectory;

/** Lucene's graph, open. */
final class LuceneIndex implements VectorIndex {

    /** Candidates that the search carries along, for a better answer than the count alone would give. */
    private static final int CANDIDATES = 100;

    private final FSDirectory directory;
    private final DirectoryReader reader;
    private final IndexSearcher searcher;
    private final int length;

    LuceneIndex(FSDirectory directory, DirectoryReader reader, int length) {
        this.directory = directory;
        this.reader = reader;
        this.searcher = new IndexSearcher(reader);
        this.length = length;
    }

    @Override
    public List<Match> nearest(float[] vector, int count) throws IOException {
        check(vector);
        KnnFloatVectorQuery query =
                new KnnFloatVectorQuery(LuceneIndexProvider.VECTOR, vector, Math.max(count, CANDIDATES));
        ScoreDoc[] found = searcher.search(query, count).scoreDocs;
        StoredFields stored = searcher.storedFields();
        List<Match> matches = new ArrayList<>();
        for (ScoreDoc each : found) {
            // Lucene's score is 1 / (1 + squared distance).
            double squared = Math.max(0, 1.0 / each.score - 1);
            Document document = stored.document(each.doc);
            IndexableField number = document.getField(LuceneIndexProvider.NUMBER);
            matches.add(new Match(
                    document.get(LuceneIndexProvider.NAME),
                    number == null ? Match.NO_NUMBER : number.numericValue().longValue(),
                    Math.sqrt(squared)));
        }
        return matches;
    }

    @Override
    public long size() {
        return reader.numDocs();
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public void close() throws IOException {
        reader.close();
        directory.close();
    }
}
