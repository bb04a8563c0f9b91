package io.intaglio.plate;

import io.intaglio.data.SplitMix64;
import io.intaglio.testkit.fuzz.Mutations;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Damages plates behind their digests and checksums. */
public final class PlateMutants {

    private static final String CARD = "card.properties";

    private static final List<String> NAMES = List.of(
            "weights.safetensors",
            "raw.safetensors",
            "best.safetensors",
            "optimizer.safetensors",
            "progress.properties",
            "preview.png",
            "state/dim/a.bin",
            "state/../a.bin",
            "state/dim/",
            "../../escaped",
            "card.properties ",
            "",
            "x".repeat(300));

    private final Map<String, byte[]> contents;

    /** Mutants of a plate. */
    public PlateMutants(Plate plate) {
        contents = PlateContents.of(plate);
    }

    /** The bytes of a plate's file. */
    public static byte[] file(Plate plate) {
        return archive(PlateContents.of(plate));
    }

    private static byte[] archive(Map<String, byte[]> contents) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            Archive.write(contents, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A plate's file with one to three kinds of damage; digests, sizes and checksums are mostly right again. */
    public byte[] mutant(SplitMix64 random) {
        Map<String, byte[]> mutant = new LinkedHashMap<>(contents);
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            change(mutant, random);
        }
        if (random.nextInt(8) > 0) {
            repair(mutant);
        }
        byte[] file = archive(mutant);
        return random.nextInt(16) == 0 ? Mutations.bytes(file, random) : file;
    }

    private void change(Map<String, byte[]> mutant, SplitMix64 random) {
        List<String> names = new ArrayList<>(mutant.keySet());
        String name = Mutations.one(names, random);
        byte[] content = mutant.get(name);
        switch (random.nextInt(10)) {
            case 0 -> mutant.remove(name);
            case 1 -> mutant.put(Mutations.one(NAMES, random), content);
            case 2 -> mutant.put(name, mutant.get(Mutations.one(names, random)));
            case 3 -> mutant.put(name, Mutations.bytes(content, random));
            case 4, 5, 6 -> {
                byte[] card = mutant.getOrDefault(CARD, new byte[0]);
                mutant.put(CARD, utf8(Mutations.settings(text(card), random)));
            }
            default ->
                mutant.put(
                        name,
                        name.endsWith(".properties")
                                ? utf8(Mutations.settings(text(content), random))
                                : name.endsWith(".safetensors")
                                        ? tensors(content, random)
                                        : Mutations.bytes(content, random));
        }
    }

    /** A safetensors file whose header is another text, and announced as long as it is. */
    private static byte[] tensors(byte[] file, SplitMix64 random) {
        if (file.length < 10) {
            return Mutations.bytes(file, random);
        }
        int length = Math.min(file.length - 8, Math.max(0, file[0] & 0xFF | (file[1] & 0xFF) << 8));
        String header = new String(file, 8, length, StandardCharsets.ISO_8859_1);
        byte[] damaged = header(header, random).getBytes(StandardCharsets.ISO_8859_1);
        byte[] announced = new byte[8];
        Mutations.put(announced, 0, random.nextInt(16) == 0 ? Mutations.number(random) : damaged.length, 8, true);
        byte[] data = Arrays.copyOfRange(file, 8 + length, file.length);
        return Mutations.joined(announced, damaged, random.nextInt(3) == 0 ? Mutations.bytes(data, random) : data);
    }

    private static String header(String header, SplitMix64 random) {
        List<String> numbers = List.of(header.replaceAll("[^0-9]+", " ").strip().split(" "));
        String number = Mutations.one(numbers, random);
        return switch (random.nextInt(6)) {
            case 0 -> Mutations.text(header, random);
            case 1 -> header.replaceFirst("F32", "F16");
            case 2 -> header.replaceFirst("\\[", "[".repeat(1 + random.nextInt(2000)));
            case 3 ->
                header.replaceFirst("\\{", "{\"__metadata__\":{\"a\":\"" + "b".repeat(random.nextInt(3000)) + "\"},");
            default -> number.isEmpty() ? "{}" : header.replaceFirst(number, Long.toString(Mutations.number(random)));
        };
    }

    /** The card lists every entry as it is now. */
    private static void repair(Map<String, byte[]> mutant) {
        if (!mutant.containsKey(CARD)) {
            return;
        }
        StringBuilder card = new StringBuilder();
        text(mutant.get(CARD))
                .lines()
                .filter(line -> !line.startsWith("size.") && !line.startsWith("sha256."))
                .forEach(line -> card.append(line).append('\n'));
        mutant.forEach((name, content) -> {
            if (!name.equals(CARD)) {
                card.append("size.")
                        .append(name)
                        .append(" = ")
                        .append(content.length)
                        .append('\n');
                card.append("sha256.")
                        .append(name)
                        .append(" = ")
                        .append(sha256(content))
                        .append('\n');
            }
        });
        mutant.put(CARD, utf8(card.toString()));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
