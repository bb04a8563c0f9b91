package io.intaglio.sources;

import io.intaglio.config.InvalidInputException;
import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.image.ImageBatch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/** Two folders whose files belong together by name, whatever their extensions. */
final class PairsSource implements Source {

    private static final int NAMED = 5;

    private final List<String> names;
    private final List<Path> images;
    private final List<Path> partners;

    PairsSource(Path imageFolder, Path partnerFolder) throws IOException {
        SortedMap<String, Path> first = byStem(imageFolder);
        SortedMap<String, Path> second = byStem(partnerFolder);
        List<String> alone = new ArrayList<>();
        first.forEach((name, file) -> {
            if (!second.containsKey(name)) {
                alone.add(file.toString());
            }
        });
        second.forEach((name, file) -> {
            if (!first.containsKey(name)) {
                alone.add(file.toString());
            }
        });
        if (!alone.isEmpty()) {
            throw new InvalidInputException("pairs: these files have no partner of the same name in the other folder: "
                    + listed(alone)
                    + "; add the partners or take the files away");
        }
        names = List.copyOf(first.keySet());
        images = List.copyOf(first.values());
        partners = List.copyOf(second.values());
        checkSizes();
    }

    /** By the files' heads: rather now than in the middle of a training. */
    private void checkSizes() {
        List<String> unequal = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Optional<StoredSize> image = StoredSize.of(images.get(i));
            Optional<StoredSize> partner = StoredSize.of(partners.get(i));
            if (image.isPresent() && partner.isPresent() && !image.get().agrees(partner.get())) {
                unequal.add("\"" + images.get(i) + "\" (" + image.get() + ") and \"" + partners.get(i) + "\" ("
                        + partner.get() + ")");
            }
        }
        if (!unequal.isEmpty()) {
            throw new InvalidInputException("pairs: the two of a pair have one size, and these have not: "
                    + listed(unequal) + "; resize one of each or take both away");
        }
    }

    private static String listed(List<String> all) {
        return String.join(", ", all.subList(0, Math.min(NAMED, all.size())))
                + (all.size() > NAMED ? " and " + (all.size() - NAMED) + " more" : "");
    }

    private static SortedMap<String, Path> byStem(Path folder) throws IOException {
        TreeMap<String, Path> stems = new TreeMap<>();
        for (Map.Entry<String, Path> file : ImageFiles.below(folder).entrySet()) {
            String name = file.getKey();
            Path other = stems.put(name.substring(0, name.lastIndexOf('.')), file.getValue());
            if (other != null) {
                throw new InvalidInputException("pairs: \"" + other + "\" and \"" + file.getValue()
                        + "\" differ only in their extension, so their partner is not clear; take one away");
            }
        }
        return stems;
    }

    @Override
    public long size() {
        return names.size();
    }

    @Override
    public Example get(long index) throws IOException {
        int number = (int) Objects.checkIndex(index, size());
        ImageBatch image = read(images.get(number));
        ImageBatch partner = read(partners.get(number));
        if (image.height() != partner.height() || image.width() != partner.width()) {
            throw new IOException("\"" + images.get(number) + "\" has " + size(image) + " pixels but its partner \""
                    + partners.get(number) + "\" " + size(partner) + "; the two of a pair have one size");
        }
        return new Example(names.get(number), image, OptionalInt.empty(), Optional.of(partner));
    }

    private static ImageBatch read(Path file) throws IOException {
        return ImageFiles.read(file, file.toString());
    }

    private static String size(ImageBatch image) {
        return image.width() + "x" + image.height();
    }

    @Override
    public String digest() {
        Digest digest = new Digest().add("pairs");
        for (int i = 0; i < names.size(); i++) {
            digest.add(names.get(i)).addSampleOf(images.get(i)).addSampleOf(partners.get(i));
        }
        return digest.hex();
    }
}
