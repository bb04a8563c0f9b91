package io.intaglio.sources;

import io.intaglio.data.Example;
import io.intaglio.data.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/** Image files, read as they are asked for. */
final class FolderSource implements Source {

    private final Path folder;
    private final List<String> names;
    private final ImageFiles images;
    private final FolderClasses classes;

    /**
     * A source of images; what is missing has a place among them and an error instead of an image, so that it is named and left out
     * as images are that cannot be read.
     *
     * @param folder that they lie in
     */
    FolderSource(Path folder, ImageFiles images) {
        this.folder = folder;
        this.images = images;
        TreeSet<String> all = new TreeSet<>(images.files().keySet());
        all.addAll(images.missing().keySet());
        names = List.copyOf(all);
        classes = new FolderClasses(images.files().keySet());
    }

    @Override
    public long size() {
        return names.size();
    }

    @Override
    public Example get(long index) throws IOException {
        String name = names.get((int) Objects.checkIndex(index, size()));
        String missing = images.missing().get(name);
        if (missing != null) {
            throw ImageFiles.unreadable(name, missing);
        }
        return new Example(
                name, ImageFiles.read(images.files().get(name), name), classes.label(name), Optional.empty());
    }

    @Override
    public String name(long index) {
        return names.get((int) Objects.checkIndex(index, size()));
    }

    @Override
    public String digest() {
        Digest digest = new Digest().add("folder");
        for (String name : names) {
            digest.add(name).addSampleOf(images.files().getOrDefault(name, folder.resolve(name)));
        }
        return digest.hex();
    }

    @Override
    public List<String> classes() {
        return classes.names();
    }
}
