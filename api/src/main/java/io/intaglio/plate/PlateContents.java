package io.intaglio.plate;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.network.NetworkJson;
import io.intaglio.network.Weights;
import io.intaglio.task.TaskState;
import io.intaglio.train.Checkpoint;
import io.intaglio.train.TrainingState;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A plate as entries of bytes by name, in the order of the file. */
final class PlateContents {

    static final String TASK = "[a-z][a-z0-9-]{0,63}";

    private static final String CARD = "card.properties";
    private static final String WEIGHTS = "weights.safetensors";
    private static final String NETWORK = "network.json";
    private static final String PREVIEW = "preview.png";
    private static final String RAW = "raw.safetensors";
    private static final String BEST = "best.safetensors";
    private static final String OPTIMIZER = "optimizer.safetensors";
    private static final String PROGRESS = "progress.properties";
    private static final String SIZE = "size.";
    private static final String SHA256 = "sha256.";
    private static final Pattern STATE = Pattern.compile("state/(" + TASK + ")/([a-z0-9][a-z0-9.-]{0,99})");

    private final Map<String, ByteBuffer> entries;
    private final String name;

    private PlateContents(Map<String, ByteBuffer> entries, String name) {
        this.entries = entries;
        this.name = name;
    }

    static Map<String, byte[]> of(Plate plate) {
        Map<String, byte[]> others = new LinkedHashMap<>();
        plate.network().ifPresent(text -> others.put(NETWORK, text.getBytes(StandardCharsets.UTF_8)));
        others.put(WEIGHTS, Safetensors.write(plate.weights(), plate.card().precision()));
        plate.states()
                .forEach((task, state) ->
                        state.entries().forEach((entry, bytes) -> others.put("state/" + task + "/" + entry, bytes)));
        plate.preview().ifPresent(png -> others.put(PREVIEW, png));
        plate.checkpoint().ifPresent(from -> {
            if (from.raw() != from.average()) {
                others.put(RAW, Safetensors.write(from.raw()));
            }
            from.best()
                    .filter(best -> best != from.average())
                    .ifPresent(best -> others.put(BEST, Safetensors.write(best)));
            others.put(OPTIMIZER, Safetensors.write(from.optimizer()));
            others.put(PROGRESS, from.state().settings().toString().getBytes(StandardCharsets.UTF_8));
        });
        SortedMap<String, String> card =
                new TreeMap<>(withoutEntries(plate.card().settings()).asMap());
        others.forEach((entry, bytes) -> {
            card.put(SIZE + entry, Integer.toString(bytes.length));
            card.put(SHA256 + entry, sha256(ByteBuffer.wrap(bytes)));
        });
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put(CARD, new Card(Settings.of(card)).toString().getBytes(StandardCharsets.UTF_8));
        all.putAll(others);
        return all;
    }

    private static Settings withoutEntries(Settings card) {
        return card.keep(key -> !key.startsWith(SIZE) && !key.startsWith(SHA256));
    }

    static Plate read(byte[] file, String name) {
        ArchiveReader archive = new ArchiveReader(file, name);
        Settings card = settings(archive.first(CARD, Card.SIZE_LIMIT), name + ": " + CARD);
        int format;
        try {
            format = Card.format(card);
        } catch (InvalidInputException e) {
            throw new PlateException(name + ": " + CARD + ": " + e.getMessage(), e);
        }
        if (format > Card.FORMAT) {
            throw new PlateException(name + " is a plate of format " + format + ", made by "
                    + Archive.printable(card.get("created-by", "a newer program"))
                    + "; this version reads formats up to "
                    + Card.FORMAT + ": use a newer Intaglio");
        }
        PlateContents contents = new PlateContents(archive.entries(PlateContents::known), name);
        contents.verify(card);
        return contents.plate(card);
    }

    private static boolean known(String entry) {
        return switch (entry) {
            case CARD, NETWORK, WEIGHTS, PREVIEW, RAW, BEST, OPTIMIZER, PROGRESS -> true;
            default -> STATE.matcher(entry).matches();
        };
    }

    /** Checks that every entry is listed on the card with the same digest, and that no listed entry is missing. */
    private void verify(Settings card) {
        entries.forEach((entry, content) -> {
            if (entry.equals(CARD)) {
                return;
            }
            String promised = card.get(SHA256 + entry);
            if (promised == null) {
                throw new PlateException(name + " holds the entry \"" + entry + "\", which its card does not list");
            }
            String found = sha256(content);
            if (!found.equals(promised) || !Integer.toString(content.capacity()).equals(card.get(SIZE + entry))) {
                throw new PlateException(name + ": the entry \"" + entry + "\" is not the one that the card lists: "
                        + content.capacity() + " bytes with SHA-256 " + found + " in place of "
                        + Archive.printable(card.get(SIZE + entry, "?")) + " with " + Archive.printable(promised)
                        + "; use the original file");
            }
        });
        for (String key : card.keys()) {
            if (key.startsWith(SHA256)) {
                need(key.substring(SHA256.length()));
            }
        }
    }

    private Plate plate(Settings cardText) {
        Card card;
        try {
            card = new Card(withoutEntries(cardText));
        } catch (InvalidInputException e) {
            throw new PlateException(name + ": " + CARD + ": " + e.getMessage(), e);
        }
        Weights weights = weights(WEIGHTS);
        Optional<byte[]> preview = Optional.ofNullable(entries.get(PREVIEW)).map(PlateContents::bytes);
        return new Plate(name, card, network(card), weights, states(), preview, checkpoint(weights));
    }

    /**
     * Returns the text of the network, and checks that the card was written for it: the fingerprint is the digest of
     * this entry.
     */
    private Optional<String> network(Card card) {
        if (card.format() == 1) {
            return Optional.empty();
        }
        ByteBuffer content = need(NETWORK);
        if (content.capacity() > NetworkJson.SIZE_LIMIT) {
            throw new PlateException(name + ": " + NETWORK + " has " + content.capacity() + " bytes; "
                    + NetworkJson.SIZE_LIMIT + " are the most");
        }
        if (!sha256(content).equals(card.fingerprint())) {
            throw new PlateException(name + ": " + NETWORK + " is not the network with the fingerprint on the card;"
                    + " use the original file");
        }
        return Optional.of(StandardCharsets.UTF_8.decode(content.duplicate()).toString());
    }

    private SortedMap<String, TaskState> states() {
        SortedMap<String, SortedMap<String, byte[]>> byTask = new TreeMap<>();
        entries.forEach((entry, content) -> {
            Matcher state = STATE.matcher(entry);
            if (state.matches()) {
                byTask.computeIfAbsent(state.group(1), task -> new TreeMap<>()).put(state.group(2), bytes(content));
            }
        });
        SortedMap<String, TaskState> states = new TreeMap<>();
        byTask.forEach((task, remembered) -> states.put(task, TaskState.of(remembered)));
        return states;
    }

    private Optional<Checkpoint> checkpoint(Weights weights) {
        if (!entries.containsKey(PROGRESS)
                && !entries.containsKey(OPTIMIZER)
                && !entries.containsKey(RAW)
                && !entries.containsKey(BEST)) {
            return Optional.empty();
        }
        Weights raw = entries.containsKey(RAW) ? weights(RAW) : weights;
        TrainingState state = state(settings(need(PROGRESS), name + ": " + PROGRESS));
        return Optional.of(new Checkpoint(raw, weights, best(weights, state), tensors(OPTIMIZER), state));
    }

    private TrainingState state(Settings progress) {
        try {
            return TrainingState.of(progress);
        } catch (InvalidInputException e) {
            throw new PlateException(name + ": " + PROGRESS + ": " + e.getMessage() + "; use an earlier checkpoint", e);
        }
    }

    /** Returns the best weights. If they are equal to the weights, they are not stored twice. */
    private Optional<Weights> best(Weights weights, TrainingState state) {
        if (entries.containsKey(BEST)) {
            return Optional.of(weights(BEST));
        }
        return state.bestStep() == 0 ? Optional.empty() : Optional.of(weights);
    }

    private Weights weights(String entry) {
        Weights weights = tensors(entry);
        Plate.checkFinite(weights, name + ": " + entry);
        return weights;
    }

    private Weights tensors(String entry) {
        return Safetensors.read(need(entry), name + ": " + entry);
    }

    private ByteBuffer need(String entry) {
        ByteBuffer content = entries.get(entry);
        if (content == null) {
            throw new PlateException(name + " lacks the entry \"" + Archive.printable(entry)
                    + "\": it was not written whole; use the original file");
        }
        return content;
    }

    private static Settings settings(ByteBuffer content, String what) {
        try {
            return Settings.parse(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(content.duplicate())
                    .toString());
        } catch (CharacterCodingException e) {
            throw new PlateException(what + " is not UTF-8", e);
        } catch (InvalidInputException e) {
            throw new PlateException(what + ": " + Archive.printable(e.getMessage()), e);
        }
    }

    private static byte[] bytes(ByteBuffer content) {
        byte[] bytes = new byte[content.capacity()];
        content.get(0, bytes);
        return bytes;
    }

    private static String sha256(ByteBuffer content) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(content.duplicate());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
