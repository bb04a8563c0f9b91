package io.intaglio.itg;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A file's header and where its sections lie: all lower ones, then all higher ones, group by group.
 *
 * @param header of the file
 * @param low the sections of the preview
 * @param high the others
 * @param end of the last section
 */
record Contents(ItgHeader header, List<Part> low, List<Part> high, int end) {

    /** A group takes at least this many bytes of the contents. */
    private static final int LEAST = 6;

    /** A section. */
    record Part(int from, int length, int checksum) {

        boolean intact(byte[] file) {
            return (long) from + length <= file.length && ItgHeader.checksum(file, from, length) == checksum;
        }
    }

    static byte[] write(ItgHeader header, List<Sections> groups) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        header.write(out);
        for (Sections group : groups) {
            for (byte[] section : List.of(group.low(), group.high())) {
                Varint.write(out, section.length);
                checksum(out, section);
            }
        }
        checksum(out, out.toByteArray());
        groups.forEach(group -> out.writeBytes(group.low()));
        groups.forEach(group -> out.writeBytes(group.high()));
        return out.toByteArray();
    }

    private static void checksum(ByteArrayOutputStream out, byte[] data) {
        int sum = ItgHeader.checksum(data, 0, data.length);
        out.write(sum >> 8);
        out.write(sum & 0xFF);
    }

    static Contents read(byte[] file) throws ItgException {
        Varint in = new Varint(file);
        ItgHeader header = ItgHeader.read(in);
        int groups = header.groups();
        if ((long) groups * LEAST > in.rest()) {
            throw new ItgException("a file of " + file.length + " bytes has no contents of " + groups + " groups");
        }
        int[][] lengths = new int[2][groups];
        int[][] sums = new int[2][groups];
        for (int i = 0; i < groups; i++) {
            for (int k = 0; k < 2; k++) {
                lengths[k][i] = in.number();
                sums[k][i] = in.next() << 8 | in.next();
            }
        }
        int length = in.at();
        if ((in.next() << 8 | in.next()) != ItgHeader.checksum(file, 0, length)) {
            throw new ItgException("the header is damaged: its checksum is wrong");
        }
        List<List<Part>> parts = List.of(new ArrayList<>(), new ArrayList<>());
        long at = in.at();
        for (int k = 0; k < 2; k++) {
            for (int i = 0; i < groups; i++) {
                parts.get(k).add(new Part((int) Math.min(at, Integer.MAX_VALUE), lengths[k][i], sums[k][i]));
                at += lengths[k][i];
            }
        }
        return new Contents(
                header, List.copyOf(parts.get(0)), List.copyOf(parts.get(1)), (int) Math.min(at, Integer.MAX_VALUE));
    }
}
