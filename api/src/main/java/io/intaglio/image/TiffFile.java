package io.intaglio.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pictures in a TIFF: its directories, without those that show another one reduced (thumbnails, the levels of a
 * pyramid) and masks. A directory that is only a reduced picture stands for the full one among its sub-directories.
 */
final class TiffFile {

    private static final int MOST_PAGES = 1_000_000;
    private static final int SENSOR = 32803;
    private static final int LINEAR_SENSOR = 34892;
    private static final Pattern IMAGES = Pattern.compile("(?m)^images=([0-9]{1,7})\\s*$");

    private final Bytes file;
    private final boolean big;
    private final List<TiffDirectory> directories = new ArrayList<>();
    private final List<Page> pages = new ArrayList<>();
    private boolean cut;

    /**
     * A picture in the file.
     *
     * @param directory that describes it
     * @param at where the directory begins
     * @param shift bytes by which its samples lie behind where the directory says, for what ImageJ writes with one
     *     directory
     */
    record Page(TiffDirectory directory, long at, long shift) {}

    private TiffFile(Bytes bytes) throws IOException {
        boolean little = bytes.startsWith(0, "II");
        if (!little && !bytes.startsWith(0, "MM")) {
            throw new IOException("no byte order is given");
        }
        this.file = little ? bytes.littleEndian() : bytes;
        this.big = file.u16(2) == 43;
    }

    /** Returns the first directory, whatever it shows. */
    static TiffDirectory first(Bytes bytes) throws IOException {
        TiffFile tiff = new TiffFile(bytes);
        return new TiffDirectory(tiff.file, tiff.big, tiff.start());
    }

    /**
     * Finds the pictures.
     *
     * @throws IOException if there is none, or what it holds is a camera's raw data
     */
    static TiffFile of(Bytes bytes) throws IOException {
        TiffFile tiff = new TiffFile(bytes);
        tiff.walk();
        return tiff;
    }

    /** Returns the bytes in the file's order. */
    Bytes bytes() {
        return file;
    }

    /** Returns what is said about a picture. */
    Metadata metadata(Page page) {
        return TiffMetadata.read(file, big, page.at());
    }

    boolean little() {
        return file.startsWith(0, "II");
    }

    List<Page> pages() {
        return List.copyOf(pages);
    }

    /** Returns whether the file announces further directories beyond its end. */
    boolean cut() {
        return cut;
    }

    /** Returns the file as if a page were its first: for readers that know but one order of directories. */
    byte[] startingAt(Page page, byte[] data) throws IOException {
        if (page.at() == start()) {
            return data;
        }
        byte[] copy = data.clone();
        ByteBuffer header = ByteBuffer.wrap(copy).order(little() ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        if (big) {
            header.putLong(8, page.at());
        } else {
            header.putInt(4, (int) page.at());
        }
        return copy;
    }

    private long start() throws IOException {
        return big ? file.i64(8) : file.u32(4);
    }

    private void walk() throws IOException {
        Set<Long> seen = new HashSet<>();
        List<Page> reduced = new ArrayList<>();
        long at = start();
        while (at != 0 && seen.add(at) && seen.size() <= MOST_PAGES) {
            TiffDirectory directory;
            long next;
            try {
                directory = new TiffDirectory(file, big, at);
                next = directory.next();
            } catch (IOException e) {
                if (directories.isEmpty()) {
                    throw e;
                }
                cut = true;
                break;
            }
            directories.add(directory);
            Page best = largest(new Page(directory, at, 0));
            if (!shown(best.directory())) {
                reduced.add(best);
            } else {
                pages.add(best);
            }
            at = next;
        }
        refuseRaw();
        if (pages.isEmpty() && !reduced.isEmpty()) {
            pages.add(reduced.stream()
                    .reduce((one, other) -> size(other) > size(one) ? other : one)
                    .orElseThrow());
        }
        if (pages.isEmpty()) {
            throw new IOException("it holds no picture");
        }
        if (pages.size() == 1) {
            contiguous(pages.get(0));
        }
    }

    /** Whether a directory shows a picture as it is: not reduced, and no mask. */
    private static boolean shown(TiffDirectory directory) throws IOException {
        return (directory.number(TiffDirectory.NEW_SUBFILE, 0, 0) & 5) == 0
                && directory.number(TiffDirectory.SUBFILE, 0, 1) != 2;
    }

    private static long size(Page page) {
        try {
            return page.directory().width() * page.directory().height();
        } catch (IOException e) {
            return 0;
        }
    }

    /** A page, or the picture among its sub-directories of which it shows less. */
    private Page largest(Page page) throws IOException {
        Page best = page;
        boolean bestShown = shown(page.directory());
        long count = Math.min(64, page.directory().values(TiffDirectory.SUB_DIRECTORIES));
        for (int i = 0; i < count; i++) {
            long at = page.directory().number(TiffDirectory.SUB_DIRECTORIES, i, 0);
            try {
                Page sub = new Page(new TiffDirectory(file, big, at), at, 0);
                directories.add(sub.directory());
                if (shown(sub.directory()) && (!bestShown || size(sub) > size(best))) {
                    best = sub;
                    bestShown = true;
                }
            } catch (IOException e) {
                cut = true;
            }
        }
        return best;
    }

    private void refuseRaw() throws IOException {
        boolean raw = file.startsWith(8, "CR") && little();
        boolean dng = false;
        String make = "";
        for (TiffDirectory directory : directories) {
            long photometric = directory.number(TiffDirectory.PHOTOMETRIC, 0, 0);
            raw |= photometric == SENSOR || photometric == LINEAR_SENSOR;
            dng |= directory.values(TiffDirectory.DNG_VERSION) > 0;
            make = make.isEmpty() ? directory.text(TiffDirectory.MAKE).strip() : make;
        }
        if (raw) {
            throw new IOException(Format.cameraRaw(dng ? "DNG" : make));
        }
    }

    /** ImageJ writes long stacks with one directory: the samples of the other pictures follow those of the first. */
    private void contiguous(Page first) throws IOException {
        TiffDirectory directory = first.directory();
        String text = directory.text(TiffDirectory.DESCRIPTION);
        Matcher images = IMAGES.matcher(text);
        if (!text.startsWith("ImageJ=")
                || !images.find()
                || directory.number(TiffDirectory.COMPRESSION, 0, 1) != 1
                || directory.values(TiffDirectory.TILE_OFFSETS) > 0) {
            return;
        }
        long bits = directory.number(TiffDirectory.BITS, 0, 1) * directory.number(TiffDirectory.SAMPLES, 0, 1);
        long bytes = size(first) * bits / 8;
        long at = directory.number(TiffDirectory.STRIP_OFFSETS, 0, 0);
        int count = Integer.parseInt(images.group(1));
        for (int i = 1; i < count && bytes > 0; i++) {
            if (!file.has(at + i * bytes, bytes)) {
                cut = true;
                return;
            }
            pages.add(new Page(directory, first.at(), i * bytes));
        }
    }
}
