package io.intaglio.sources;

import io.intaglio.data.Example;
import io.intaglio.data.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;

/** Image files, read as they are asked for. */
final class FolderSource implements Source {

    private final List<Map.Entry<String, Path>> files;
    private final FolderClasses classes;

    /** @param files by the name an example gets */
    FolderSource(SortedMap<String, Path> files) {
        this.files = List.copyOf(files.entrySet());
        classes = new FolderClasses(files.keySet());
    }

    @Override
    public long size() {
        return files.size();
    }

    @Override
    public Example get(long index) throws IOException {
        var file = files.get((int) Objects.checkIndex(index, size()));
        return new Example(
                file.getKey(),
                ImageFiles.read(file.getValue(), file.getKey()),
                classes.label(file.getKey()),
                Optional.empty());
    }

    @Override
    public String digest() {
        Digest digest = new Digest().add("folder");
        for (var file : files) {
            digest.add(file.getKey()).addSampleOf(file.getValue());
        }
        return digest.hex();
    }

    @Override
    public List<String> classes() {
        return classes.names();
    }
}
