package io.intaglio.sources;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.NameList;
import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.image.Picture;
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
import java.util.stream.Stream;

/** Pairs of files in two folders that have the same name, also with different extensions. */
final class PairsSource implements Source {

    private static final int NAMED = 5;

    private final List<Pair> pairs;
    private final SortedMap<String, Missing> missing = new TreeMap<>();

    /** A folder that cannot be opened, or a broken link. */
    private record Missing(Path file, String reason) {}

    /**
     * Two pictures that belong together.
     *
     * @param name name of both
     * @param image null if one of the two is missing
     * @param partner null if one of the two is missing
     */
    private record Pair(String name, ImagePart image, ImagePart partner) {}

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
                    + NameList.of(alone, NAMED)
                    + "; add the partners or take the files away");
        }
        pairs = paired(first, second);
        checkSizes();
    }

    /** Returns the pairs. If files have several pictures, those with the same index belong together. */
    private List<Pair> paired(SortedMap<String, Path> first, SortedMap<String, Path> second) {
        TreeSet<String> names = new TreeSet<>(first.keySet());
        names.addAll(missing.keySet());
        List<Pair> found = new ArrayList<>();
        List<String> unequal = new ArrayList<>();
        for (String name : names) {
            if (missing.containsKey(name)) {
                found.add(new Pair(name, null, null));
                continue;
            }
            List<ImagePart> images = ImageFiles.parts(name, first.get(name)).toList();
            List<ImagePart> partners = ImageFiles.parts(name, second.get(name)).toList();
            if (images.size() != partners.size()) {
                unequal.add("\"" + first.get(name) + "\" (" + images.size() + ") and \"" + second.get(name) + "\" ("
                        + partners.size() + ")");
                continue;
            }
            for (int i = 0; i < images.size(); i++) {
                found.add(new Pair(images.get(i).name(), images.get(i), partners.get(i)));
            }
        }
        if (!unequal.isEmpty()) {
            throw new InvalidInputException(
                    "pairs: the two of a pair hold as many pictures (pages or channels), and these do not: "
                            + NameList.of(unequal, NAMED) + "; take the further pictures out, or both files away");
        }
        return List.copyOf(found);
    }

    /** Adds pairs of which a folder or file cannot be opened. They also have an index, and reading them fails. */
    private void addMissing(Path folder, ImageFiles found) {
        found.missing().forEach((name, reason) -> {
            Path file = folder.resolve(name);
            missing.put(Pictures.readable(file) ? stem(name) : name, new Missing(file, reason));
        });
    }

    private static boolean isAt(String missing, String name) {
        return name.equals(missing) || name.startsWith(missing + "/");
    }

    /** Checks the sizes in the files' headers now, so that a training does not fail later. */
    private void checkSizes() {
        List<String> unequal = new ArrayList<>();
        for (Pair pair : pairs) {
            if (pair.image() == null) {
                continue;
            }
            Optional<StoredSize> image = StoredSize.of(pair.image());
            Optional<StoredSize> partner = StoredSize.of(pair.partner());
            if (image.isPresent() && partner.isPresent() && !image.get().agrees(partner.get())) {
                unequal.add("\"" + path(pair.image()) + "\" (" + image.get() + ") and \"" + path(pair.partner())
                        + "\" (" + partner.get() + ")");
            }
        }
        if (!unequal.isEmpty()) {
            throw new InvalidInputException("pairs: the two of a pair have one size, and these have not: "
                    + NameList.of(unequal, NAMED) + "; resize one of each or take both away");
        }
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
        return pairs.size();
    }

    @Override
    public Example get(long index) throws IOException {
        Pair pair = pairs.get((int) Objects.checkIndex(index, size()));
        if (pair.image() == null) {
            Missing half = missing.get(pair.name());
            throw ImageFiles.unreadable(half.file().toString(), half.reason());
        }
        Picture image = read(pair.image());
        Picture partner = read(pair.partner());
        if (image.height() != partner.height() || image.width() != partner.width()) {
            throw new IOException("\"" + path(pair.image()) + "\" has " + size(image) + " pixels but its partner \""
                    + path(pair.partner()) + "\" " + size(partner) + "; the two of a pair have one size");
        }
        return new Example(
                pair.name(),
                image.onWhite().pixels(),
                OptionalInt.empty(),
                Optional.of(partner.onWhite().pixels()),
                new Example.Origin(
                        image.scale(),
                        partner.scale(),
                        Stream.concat(image.notes().stream(), partner.notes().stream())
                                .distinct()
                                .toList()));
    }

    private static Picture read(ImagePart image) throws IOException {
        return ImageFiles.read(image, path(image));
    }

    private static String path(ImagePart image) {
        return image.part().name(image.file().toString());
    }

    private static String size(Picture image) {
        return image.width() + "x" + image.height();
    }

    @Override
    public String name(long index) {
        return pairs.get((int) Objects.checkIndex(index, size())).name();
    }

    @Override
    public String digest() {
        Digest digest = new Digest().add("pairs");
        for (Pair pair : pairs) {
            digest.add(pair.name());
            if (pair.image() == null) {
                digest.add(-1);
            } else {
                digest.addSampleOf(pair.image().file())
                        .addSampleOf(pair.partner().file());
            }
        }
        return digest.hex();
    }
}
