package io.intaglio.sources;

import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.image.PicturePart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Image files, which are read on request. */
final class FolderSource implements Source {

    private final Path folder;
    private final ImageFiles found;
    private final List<String> names;
    private final List<ImagePart> images;
    private final FolderClasses classes;

    /**
     * Creates a source of images. Missing files and folders also have an index; reading them fails, so that they are
     * reported and left out like other images that cannot be read.
     *
     * @param folder the folder of the images
     */
    FolderSource(Path folder, ImageFiles found) {
        this.folder = folder;
        this.found = found;
        TreeSet<String> all = new TreeSet<>(found.files().keySet());
        all.addAll(found.missing().keySet());
        names = List.copyOf(all);
        images = names.stream()
                .flatMap(name -> found.missing().containsKey(name)
                        ? Stream.of(new ImagePart(name, folder.resolve(name), PicturePart.WHOLE))
                        : ImageFiles.parts(name, found.files().get(name)))
                .toList();
        classes = new FolderClasses(found.files().keySet());
    }

    @Override
    public long size() {
        return images.size();
    }

    @Override
    public Example get(long index) throws IOException {
        ImagePart image = images.get((int) Objects.checkIndex(index, size()));
        String missing = found.missing().get(image.name());
        if (missing != null) {
            throw ImageFiles.unreadable(image.name(), missing);
        }
        return Example.of(image.name(), ImageFiles.read(image, image.name()), classes.label(image.name()));
    }

    @Override
    public String name(long index) {
        return images.get((int) Objects.checkIndex(index, size())).name();
    }

    @Override
    public OptionalInt label(long index) {
        String name = name(index);
        return found.missing().containsKey(name) ? OptionalInt.empty() : classes.label(name);
    }

    @Override
    public String digest() {
        Digest digest = new Digest().add("folder");
        for (String name : names) {
            digest.add(name).addSampleOf(found.files().getOrDefault(name, folder.resolve(name)));
        }
        return digest.hex();
    }

    @Override
    public List<String> classes() {
        return classes.names();
    }
}
