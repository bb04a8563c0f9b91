package io.intaglio.sources;

import io.intaglio.config.InvalidInputException;
import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.image.PictureFile;
import io.intaglio.image.PicturePart;
import io.intaglio.image.Pictures;
import io.intaglio.image.ReadLimits;
import io.intaglio.image.UnreadableImageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The images in a ZIP file, which are uncompressed in memory one by one. Names of entries are never used as paths, and
 * no files are written.
 */
final class ZipSource implements Source {

    /**
     * Largest uncompressed size of an entry, independent of the size in its header. Several entries can be in memory at
     * the same time.
     */
    private static final int MOST_BYTES =
            (int) Math.min(256 << 20, Runtime.getRuntime().maxMemory() / 8);

    private final String fileName;
    private final ZipFile zip;
    private final List<ZipEntry> entries;
    private final List<Image> images;
    private final FolderClasses classes;

    /**
     * One picture of an entry.
     *
     * @param entry entry with the picture
     * @param part the part of the entry
     */
    private record Image(ZipEntry entry, PicturePart part) {}

    ZipSource(Path file) throws IOException {
        fileName = String.valueOf(file.getFileName());
        zip = open(file);
        try {
            SortedMap<String, ZipEntry> found = images();
            if (found.isEmpty()) {
                throw new InvalidInputException("the ZIP file \"" + file
                        + "\" holds no images; known are files that end in ."
                        + String.join(", .", Pictures.extensions()));
            }
            entries = List.copyOf(found.values());
            images = entries.stream().flatMap(this::parts).toList();
            classes = new FolderClasses(found.keySet());
        } catch (RuntimeException | Error e) {
            zip.close();
            throw e;
        }
    }

    private SortedMap<String, ZipEntry> images() {
        SortedMap<String, ZipEntry> found = new TreeMap<>();
        for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
            ZipEntry entry = all.nextElement();
            if (!entry.isDirectory() && !hidden(entry.getName()) && image(entry.getName())) {
                found.put(entry.getName(), entry);
            }
        }
        return found;
    }

    private static ZipFile open(Path file) throws IOException {
        try {
            return new ZipFile(file.toFile());
        } catch (IOException | IllegalArgumentException e) {
            throw new InvalidInputException(
                    "\"" + file + "\" cannot be read as a ZIP file: " + ZipDiagnosis.of(file)
                            + (e.getMessage() == null ? "" : " (" + e.getMessage() + ")") + "; fetch or make it again",
                    e);
        }
    }

    private static boolean hidden(String name) {
        return name.startsWith("__MACOSX/") || name.matches("(.*/)?\\.[^./].*");
    }

    private static boolean image(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Pictures.extensions().stream().anyMatch(extension -> lower.endsWith("." + extension));
    }

    /** Returns the pictures of an entry. A TIFF is uncompressed to count its pictures. */
    private Stream<Image> parts(ZipEntry entry) {
        List<PicturePart> parts = List.of(PicturePart.WHOLE);
        if (ImageFiles.tiff(entry.getName())) {
            try {
                parts = PictureFile.parts(unzipped(entry, called(entry)));
            } catch (IOException e) {
                // Reading the picture reports the problem.
            }
        }
        return parts.stream().map(part -> new Image(entry, part));
    }

    @Override
    public long size() {
        return images.size();
    }

    @Override
    public Example get(long index) throws IOException {
        Image image = images.get((int) Objects.checkIndex(index, size()));
        String entry = image.entry().getName();
        byte[] data = unzipped(image.entry(), called(image.entry()));
        PictureFile file = PictureFile.of(data, image.part().name(called(image.entry())), ReadLimits.standard());
        return Example.of(image.part().name(entry), file.part(image.part()), classes.label(entry));
    }

    private String called(ZipEntry entry) {
        return fileName + ": " + entry.getName();
    }

    /** Reads a whole entry and checks that its bytes are intact. */
    private byte[] unzipped(ZipEntry entry, String called) throws IOException {
        if (entry.getSize() > MOST_BYTES) {
            throw tooLarge(called);
        }
        byte[] data;
        try (InputStream in = zip.getInputStream(entry)) {
            data = in.readNBytes(MOST_BYTES + 1);
        } catch (IOException e) {
            throw ReadFailure.of(called, e);
        }
        if (data.length > MOST_BYTES) {
            throw tooLarge(called);
        }
        checkIntact(entry, data, called);
        return data;
    }

    /** Compares the checksum of an entry, because {@link ZipFile} does not do this. */
    private static void checkIntact(ZipEntry entry, byte[] data, String called) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(data);
        if (entry.getCrc() >= 0 && entry.getCrc() != crc.getValue()) {
            throw new UnreadableImageException(
                    called,
                    "it is damaged in the ZIP file: its checksum (CRC-32) is " + Long.toHexString(crc.getValue())
                            + ", the ZIP file says " + Long.toHexString(entry.getCrc()) + "; pack it again");
        }
    }

    private static UnreadableImageException tooLarge(String called) {
        return new UnreadableImageException(
                called, "it unpacks to more than " + (MOST_BYTES >> 20) + " MiB; take it out of the ZIP file");
    }

    @Override
    public String name(long index) {
        Image image = images.get((int) Objects.checkIndex(index, size()));
        return image.part().name(image.entry().getName());
    }

    @Override
    public OptionalInt label(long index) {
        return classes.label(
                images.get((int) Objects.checkIndex(index, size())).entry().getName());
    }

    @Override
    public String digest() {
        Digest digest = new Digest().add("zip");
        for (ZipEntry entry : entries) {
            digest.add(entry.getName()).add(entry.getSize()).add(entry.getCrc());
        }
        return digest.hex();
    }

    @Override
    public List<String> classes() {
        return classes.names();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
