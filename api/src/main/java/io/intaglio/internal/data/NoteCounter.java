package io.intaglio.internal.data;

import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reports notes on images: each kind once, at the first image, and at the end with the number of images. Notes that
 * differ in their numbers alone are of one kind. It may be used by several threads.
 */
public final class NoteCounter {

    private final Consumer<String> notes;
    private final Map<String, Kind> kinds = new LinkedHashMap<>();
    private boolean begun;

    private static final class Kind {

        private final String name;
        private final String first;
        private long images;

        private Kind(String name, String first) {
            this.name = name;
            this.first = first;
        }
    }

    public NoteCounter(Consumer<String> notes) {
        this.notes = notes;
    }

    /** The images of one source, each of which counts once, however often it is read. */
    final class Images {

        private final Map<String, BitSet> counted = new HashMap<>();

        private Images() {}

        void add(long index, String name, String note) {
            NoteCounter.this.add(counted, index, name, note);
        }
    }

    Images images() {
        return new Images();
    }

    private synchronized void add(Map<String, BitSet> counted, long index, String name, String note) {
        String kind = note.replaceAll("[0-9]+", "0");
        BitSet images = counted.computeIfAbsent(kind, any -> new BitSet());
        int place = (int) (index % Integer.MAX_VALUE);
        if (images.get(place)) {
            return;
        }
        images.set(place);
        Kind known = kinds.get(kind);
        if (known == null) {
            known = new Kind(name, note);
            kinds.put(kind, known);
            if (begun) {
                tell(known);
            }
        }
        known.images++;
    }

    private void tell(Kind kind) {
        notes.accept(kind.name + ": " + kind.first);
    }

    /** Reports all notes so far, and later ones at once: before, images were examined but not yet used. */
    public synchronized NoteCounter begin() {
        begun = true;
        kinds.values().forEach(this::tell);
        return this;
    }

    /** Repeats each note that concerned several images, with their number. */
    public synchronized void total() {
        kinds.values().stream()
                .filter(kind -> kind.images > 1)
                .forEach(kind -> notes.accept(kind.images + " images in all: " + kind.first));
    }
}
