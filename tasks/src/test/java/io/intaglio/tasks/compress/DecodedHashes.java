package io.intaglio.tasks.compress;

import io.intaglio.itg.ItgDecoder;
import io.intaglio.itg.ItgModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Prints the SHA-256 of the samples of files of a folder; a program of its own, to be run in other ways. */
final class DecodedHashes {

    private DecodedHashes() {}

    /** Takes the folder and a number n: every n-th file is decoded. */
    public static void main(String[] arguments) throws IOException, NoSuchAlgorithmException {
        of(Path.of(arguments[0]), Integer.parseInt(arguments[1])).forEach(System.out::println);
    }

    static List<String> of(Path folder, int every) throws IOException, NoSuchAlgorithmException {
        ItgDecoder decoder = new ItgDecoder(ItgModel.of(Files.readAllBytes(folder.resolve("golden.model"))));
        List<String> hashes = new ArrayList<>();
        List<Path> files = files(folder);
        for (int i = 0; i < files.size(); i += every) {
            byte[] samples = decoder.decode(Files.readAllBytes(files.get(i))).data();
            hashes.add(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(samples)));
        }
        return hashes;
    }

    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(".itg")).sorted().toList();
        }
    }
}
