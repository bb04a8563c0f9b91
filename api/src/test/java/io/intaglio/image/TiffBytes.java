package io.intaglio.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes TIFFs of any kind of sample, uncompressed unless they bring packed strips, for tests. */
final class TiffBytes {

    private final ByteOrder order;
    private final List<Page> pages = new ArrayList<>();

    private static final class Page {
        final Map<Integer, long[]> numbers = new TreeMap<>();
        final List<Page> subs = new ArrayList<>();
        byte[] samples;
        String description;
        int at;
    }

    TiffBytes(ByteOrder order) {
        this.order = order;
    }

    /** Numbers in the file's order. */
    ByteBuffer samples(int bytes) {
        return ByteBuffer.allocate(bytes).order(order);
    }

    /** Adds a page of one strip. */
    TiffBytes page(int width, int height, int samples, int bits, int format, byte[] data) {
        Page page = new Page();
        page.samples = data;
        page.numbers.put(256, new long[] {width});
        page.numbers.put(257, new long[] {height});
        page.numbers.put(258, all(samples, bits));
        page.numbers.put(259, new long[] {1});
        page.numbers.put(262, new long[] {1});
        page.numbers.put(277, new long[] {samples});
        page.numbers.put(339, all(samples, format));
        if (samples > 1) {
            page.numbers.put(338, new long[samples - 1]);
        }
        pages.add(page);
        return this;
    }

    private static long[] all(int count, long value) {
        long[] values = new long[count];
        java.util.Arrays.fill(values, value);
        return values;
    }

    /** Says something of the last page. */
    TiffBytes tag(int tag, long... values) {
        pages.get(pages.size() - 1).numbers.put(tag, values);
        return this;
    }

    TiffBytes description(String text) {
        pages.get(pages.size() - 1).description = text;
        return this;
    }

    /** Makes the last page a sub-directory of the one before. */
    TiffBytes below() {
        Page sub = pages.remove(pages.size() - 1);
        pages.get(pages.size() - 1).subs.add(sub);
        return this;
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[8]);
        List<Page> all = new ArrayList<>();
        for (Page page : pages) {
            all.addAll(page.subs);
            all.add(page);
        }
        ByteBuffer file = ByteBuffer.allocate(1 << 20).order(order);
        file.put((order == ByteOrder.LITTLE_ENDIAN ? "II*\0" : "MM\0*").getBytes(StandardCharsets.US_ASCII));
        file.position(8);
        int link = 4;
        for (Page page : all) {
            int samplesAt = file.position();
            file.put(page.samples);
            if ((file.position() & 1) == 1) {
                file.put((byte) 0);
            }
            boolean tiled = page.numbers.containsKey(322);
            page.numbers.putIfAbsent(tiled ? 324 : 273, strips(page, samplesAt));
            page.numbers.putIfAbsent(tiled ? 325 : 279, all(page.numbers.get(tiled ? 324 : 273).length, strip(page)));
            if (!page.subs.isEmpty()) {
                page.numbers.put(
                        330, page.subs.stream().mapToLong(sub -> sub.at).toArray());
            }
            page.at = directory(file, page);
            if (pages.contains(page)) {
                file.putInt(link, page.at);
                link = file.position() - 4;
            }
        }
        return java.util.Arrays.copyOf(file.array(), file.position());
    }

    private static long strip(Page page) {
        return page.samples.length / parts(page);
    }

    /** Planes have a strip each. */
    private static int parts(Page page) {
        boolean planar = page.numbers.getOrDefault(284, new long[] {1})[0] == 2;
        return planar ? (int) page.numbers.get(277)[0] : 1;
    }

    private static long[] strips(Page page, int at) {
        long[] offsets = new long[parts(page)];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = at + i * strip(page);
        }
        return offsets;
    }

    private static int directory(ByteBuffer file, Page page) {
        Map<Integer, Integer> places = new TreeMap<>();
        page.numbers.forEach((tag, values) -> {
            if (values.length > 1) {
                places.put(tag, file.position());
                for (long value : values) {
                    file.putInt((int) value);
                }
            }
        });
        byte[] text = page.description == null ? null : (page.description + "\0").getBytes(StandardCharsets.US_ASCII);
        int textAt = file.position();
        if (text != null) {
            file.put(text).put(new byte[text.length & 1]);
            page.numbers.put(270, new long[0]);
        }
        int at = file.position();
        file.putShort((short) page.numbers.size());
        page.numbers.forEach((tag, values) -> {
            file.putShort(tag.shortValue()).putShort((short) (tag == 270 ? 2 : 4));
            file.putInt(tag == 270 ? text.length : values.length);
            file.putInt(tag == 270 ? textAt : values.length > 1 ? places.get(tag) : (int) values[0]);
        });
        file.putInt(0);
        return at;
    }
}
