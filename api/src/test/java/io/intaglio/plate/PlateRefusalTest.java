package io.intaglio.plate;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.RealData;
import io.intaglio.network.Tensor;
import io.intaglio.network.Weights;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** Every way in which a file is no good plate has its own message. */
class PlateRefusalTest {

    private final Map<String, byte[]> contents = PlateContents.of(TinyPlates.full());

    @Test
    void another_file_is_not_a_plate() {
        refused("hello".getBytes(StandardCharsets.UTF_8), "x.plate is not a plate: it does not begin as one does");
        refused(new byte[0], "x.plate is not a plate: it does not begin as one does");
    }

    @Test
    void weights_that_are_not_finite_are_refused_even_where_the_digests_are_right() {
        for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            Weights weights = Weights.of(Map.of("encoder.0.bias", Tensor.of(List.of(3), new float[] {1, bad, 2})));
            Plate plate = Plate.of(TinyPlates.full().card(), TinyPlates.architecture(), weights);
            refused(
                    TinyPlates.bytes(plate),
                    "x.plate: weights.safetensors: encoder.0.bias holds " + bad
                            + ", which is no weight: the training diverged, or the file was damaged; use an earlier "
                            + "plate, or"
                            + " train it again with a smaller learning rate");
        }
    }

    @Test
    void so_is_the_plate_of_a_broken_training_that_somebody_made() {
        Path plate = RealData.of("failing/nan.plate");
        assertThatThrownBy(() -> Plate.read(plate))
                .isInstanceOf(PlateException.class)
                .hasMessageContaining("nan.plate: weights.safetensors: ")
                .hasMessageContaining(" holds NaN, which is no weight");
    }

    @Test
    void another_archive_is_not_a_plate() {
        Map<String, byte[]> other = new LinkedHashMap<>(Map.of("word/document.xml\u0007", new byte[3]));
        refused(
                TinyPlates.archive(other),
                "x.plate is not a plate: its first entry is \"word/document.xml?\", not card.properties");
    }

    @Test
    void half_a_plate_is_truncated() {
        byte[] file = TinyPlates.archive(contents);
        refused(
                Arrays.copyOf(file, 1000),
                "x.plate is truncated: its 1000 bytes do not end with the end record of a plate; copy it again");
    }

    @Test
    void a_newer_format_is_named_with_its_maker() {
        card("format = 2", "format = 12");
        card("Intaglio (development)", "Intaglio 9.0");
        contents.put("something-new.bin", new byte[1]);
        refused(
                TinyPlates.archive(contents),
                "x.plate is a plate of format 12, made by Intaglio 9.0; this version reads formats up to 2:"
                        + " use a newer Intaglio");
    }

    @Test
    void an_entry_that_no_plate_has_is_named() {
        contents.put("state/denoise/../../etc/passwd", new byte[1]);
        byte[] file = TinyPlates.archive(contents);
        int at = new String(file, StandardCharsets.ISO_8859_1).indexOf("state/denoise/../") - 30;
        refused(
                file,
                "x.plate holds an entry \"state/denoise/../../etc/passwd\" at byte " + at + ", which no plate has");
    }

    @Test
    void an_entry_that_comes_twice_is_named() {
        contents.put("preview.pnG", new byte[1]);
        byte[] file = new String(TinyPlates.archive(contents), StandardCharsets.ISO_8859_1)
                .replace("preview.pnG", "preview.png")
                .getBytes(StandardCharsets.ISO_8859_1);
        refused(file, "x.plate holds the entry \"preview.png\" twice");
    }

    @Test
    void an_entry_that_the_card_does_not_list_is_named() {
        contents.put("state/denoise/more.bin", new byte[1]);
        refused(
                TinyPlates.archive(contents),
                "x.plate holds the entry \"state/denoise/more.bin\", which its card does not list");
    }

    @Test
    void a_damaged_entry_is_named() {
        byte[] file = TinyPlates.archive(contents);
        int at = new String(file, StandardCharsets.ISO_8859_1).indexOf("encoder.0.bias");
        file[at + 300] ^= 1;
        refused(
                file,
                "x.plate: the entry \"weights.safetensors\" is damaged: its CRC-32 is not the one written with it;"
                        + " copy the file again");
    }

    @Test
    void an_exchanged_entry_is_named_with_both_digests() {
        contents.put("preview.png", new byte[0]);
        String card = new String(contents.get("card.properties"), StandardCharsets.UTF_8);
        String promised = card.replaceAll("(?s).*sha256.preview.png = (\\w+).*", "$1");
        refused(
                TinyPlates.archive(contents),
                "x.plate: the entry \"preview.png\" is not the one that the card lists: 0 bytes with SHA-256"
                        + " e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 in place of 4 with "
                        + promised + "; use the original file");
    }

    @Test
    void a_missing_entry_is_named() {
        contents.remove("state/denoise/note.txt");
        refused(
                TinyPlates.archive(contents),
                "x.plate lacks the entry \"state/denoise/note.txt\": it was not written whole; use the original file");
        contents.keySet().retainAll(java.util.Set.of("card.properties"));
        card("sha256", "note");
        refused(
                TinyPlates.archive(contents),
                "x.plate lacks the entry \"weights.safetensors\": it was not written whole; use the original file");
    }

    @Test
    void a_plate_packed_anew_by_another_program_is_refused() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> content : contents.entrySet()) {
                zip.putNextEntry(new ZipEntry(content.getKey()));
                zip.write(content.getValue());
            }
        }
        refused(
                out.toByteArray(),
                "x.plate: the header of the entry \"card.properties\" is wrong at byte 4: the file is damaged, or"
                        + " another program packed it again; use the original");
    }

    @Test
    void a_wrong_card_is_an_error_of_the_plate() {
        card("height = any", "height = tall");
        refused(
                TinyPlates.archive(contents),
                "x.plate: card.properties: height is a whole number or any, not \"tall\"");
        card("format = 2", "for = 2");
        refused(
                TinyPlates.archive(contents),
                "x.plate: card.properties: a card has the line format, and here it is missing");
        contents.put("card.properties", new byte[] {(byte) 0xC3});
        refused(TinyPlates.archive(contents), "x.plate: card.properties is not UTF-8");
        contents.put("card.properties", new byte[Card.SIZE_LIMIT + 1]);
        refused(
                TinyPlates.archive(contents),
                "x.plate: card.properties has 1048577 bytes where at most 1048576 are allowed");
    }

    @Test
    void a_network_that_is_not_the_cards_is_refused() {
        contents.put("network.json", TinyPlates.utf8("{}"));
        String card = new String(contents.get("card.properties"), StandardCharsets.UTF_8)
                .replaceAll(
                        "sha256.network.json = .*",
                        "sha256.network.json = 44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a")
                .replaceAll("size.network.json = .*", "size.network.json = 2");
        contents.put("card.properties", TinyPlates.utf8(card));
        refused(
                TinyPlates.archive(contents),
                "x.plate: network.json is not the network with the fingerprint on the card; use the original file");
    }

    private void card(String what, String by) {
        String card = new String(contents.get("card.properties"), StandardCharsets.UTF_8);
        contents.put("card.properties", TinyPlates.utf8(card.replace(what, by)));
    }

    private static void refused(byte[] file, String message) {
        assertThatThrownBy(() -> Plate.read(file, "x.plate"))
                .isInstanceOf(PlateException.class)
                .hasMessage(message);
    }
}
