package io.intaglio.sources;

import io.intaglio.config.InvalidInputException;
import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Pictures;
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
import java.util.TreeSet;

/** Two folders whose files belong together by name, whatever their extensions. */
final class PairsSource implements Source {

    private static final int NAMED = 5;

    private final List<String> names;
    private final SortedMap<String, Path> images;
    private final SortedMap<String, Path> partners;
    private final SortedMap<String, Missing> missing = new TreeMap<>();

    /** A folder that cannot be opened, or a link that leads nowhere. */
    private record Missing(Path file, String reason) {}

    PairsSource(Path imageFolder, Path partnerFolder) throws IOException {
        ImageFiles firstFound = ImageFiles.below(imageFolder);
        ImageFiles secondFound = ImageFiles.below(partnerFolder);
        SortedMap<String, Path> first = byStem(firstFound.files());
        SortedMap<String, Path> second = byStem(secondFound.files());
        addMissing(imageFolder, firstFound);
        addMissing(partnerFolder, secondFound);
        missing.keySet().forEach(name -> {
            first.keySet().removeIf(other -> isAt(name, other));
            second.keySet().removeIf(other -> isAt(name, other));
        });
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
        images = first;
        partners = second;
        TreeSet<String> all = new TreeSet<>(first.keySet());
        all.addAll(missing.keySet());
        names = List.copyOf(all);
        checkSizes();
    }

    /** Pairs one half of which cannot be found have a place among the others, and an error instead of images. */
    private void addMissing(Path folder, ImageFiles found) {
        found.missing().forEach((name, reason) -> {
            Path file = folder.resolve(name);
            missing.put(Pictures.readable(file) ? stem(name) : name, new Missing(file, reason));
        });
    }

    private static boolean isAt(String missing, String name) {
        return name.equals(missing) || name.startsWith(missing + "/");
    }

    /** By the files' heads: rather now than in the middle of a training. */
    private void checkSizes() {
        List<String> unequal = new ArrayList<>();
        for (String name : images.keySet()) {
            Optional<StoredSize> image = StoredSize.of(images.get(name));
            Optional<StoredSize> partner = StoredSize.of(partners.get(name));
            if (image.isPresent() && partner.isPresent() && !image.get().agrees(partner.get())) {
                unequal.add("\"" + images.get(name) + "\" (" + image.get() + ") and \"" + partners.get(name) + "\" ("
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

    private static String stem(String name) {
        return name.substring(0, name.lastIndexOf('.'));
    }

    private static SortedMap<String, Path> byStem(SortedMap<String, Path> files) {
        TreeMap<String, Path> stems = new TreeMap<>();
        for (Map.Entry<String, Path> file : files.entrySet()) {
            Path other = stems.put(stem(file.getKey()), file.getValue());
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
        String name = names.get((int) Objects.checkIndex(index, size()));
        if (missing.containsKey(name)) {
            Missing half = missing.get(name);
            throw ImageFiles.unreadable(half.file().toString(), half.reason());
        }
        ImageBatch image = read(images.get(name));
        ImageBatch partner = read(partners.get(name));
        if (image.height() != partner.height() || image.width() != partner.width()) {
            throw new IOException("\"" + images.get(name) + "\" has " + size(image) + " pixels but its partner \""
                    + partners.get(name) + "\" " + size(partner) + "; the two of a pair have one size");
        }
        return new Example(name, image, OptionalInt.empty(), Optional.of(partner));
    }

    private static ImageBatch read(Path file) throws IOException {
        return ImageFiles.read(file, file.toString());
    }

    private static String size(ImageBatch image) {
        return image.width() + "x" + image.height();
    }

    @Override
    public String name(long index) {
        return names.get((int) Objects.checkIndex(index, size()));
    }

    @Override
    public String digest() {
        Digest digest = new Digest().add("pairs");
        for (String name : names) {
            digest.add(name);
            if (missing.containsKey(name)) {
                digest.add(-1);
            } else {
                digest.addSampleOf(images.get(name)).addSampleOf(partners.get(name));
            }
        }
        return digest.hex();
    }
}
