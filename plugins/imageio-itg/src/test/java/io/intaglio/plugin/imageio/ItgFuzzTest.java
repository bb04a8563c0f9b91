package io.intaglio.plugin.imageio;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.intaglio.itg.CodeCoder;
import io.intaglio.itg.CodeTables;
import io.intaglio.itg.ItgDecoder;
import io.intaglio.itg.ItgException;
import io.intaglio.itg.ItgModel;
import io.intaglio.itg.ItgPixels;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Any bytes are a picture or the documented error. In a build the inputs beside this class run;
 * {@code JAZZER_FUZZ=1 mvn -pl plugins/imageio-itg -am test -Dtest=ItgFuzzTest#NAME} looks for further ones.
 */
class ItgFuzzTest {

    /** What larger pictures need is no question of the bytes. */
    private static final int LONGEST = 1100;

    private static final int GROUP = 512;

    private static final ItgModel MODEL = ItgModel.included();
    private static final ItgDecoder DECODER = new ItgDecoder(MODEL);
    private static final ItgImageReaderSpi READERS = new ItgImageReaderSpi();

    /** Two modes of four channels. */
    private static final CodeTables TABLES = CodeTables.of(
            new float[] {0, 1}, new float[] {0, 0.3f, -7, 100, 0, 5, 1, -3}, new float[] {0, -6, 2, 4, -1, 1, -2, 0.5f
            });

    private static final int TABLES_HEADER = 14;
    private static final int DISTRIBUTIONS = 64;

    /** Bytes as they come: mostly refused at once. */
    @FuzzTest(maxDuration = "5m")
    void bytes(byte[] file) throws IOException {
        read(file);
    }

    /** Files whose lengths and checksums are right, so that the sections and the chunks are read. */
    @FuzzTest(maxDuration = "10m")
    void sections(FuzzedDataProvider data) throws IOException {
        read(file(data));
    }

    /** Tables of small images' codes, damaged behind their header, and any bytes as a code. */
    @FuzzTest(maxDuration = "5m")
    void codes(FuzzedDataProvider data) {
        byte[] tables = TABLES.bytes();
        for (int i = data.consumeInt(0, 8); i > 0; i--) {
            int from = data.consumeBoolean() ? TABLES_HEADER : tables.length - DISTRIBUTIONS;
            tables[data.consumeInt(from, tables.length - 1)] = data.consumeByte();
        }
        int length = 4 * data.consumeInt(1, 50);
        try {
            CodeCoder coder = new CodeCoder(CodeTables.of(tables));
            assertThat(coder.decode(data.consumeRemainingAsBytes(), 0, length)).hasSize(length);
        } catch (ItgException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    private static byte[] file(FuzzedDataProvider data) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {'I', 'T', 'G', 1});
        out.writeBytes(HexFormat.of().parseHex(MODEL.name()));
        int flags = data.consumeInt(0, 3);
        int width = side(data);
        int height = side(data);
        out.write(flags);
        out.write(data.consumeInt(0, 191));
        varint(out, width);
        varint(out, height);
        int groups = ((width + GROUP - 1) / GROUP) * ((height + GROUP - 1) / GROUP);
        List<byte[]> lower = new ArrayList<>();
        List<byte[]> higher = new ArrayList<>();
        for (int i = 0; i < groups; i++) {
            for (List<byte[]> sections : List.of(lower, higher)) {
                byte[] section = data.consumeBytes(data.consumeInt(0, 400));
                sections.add(section);
                varint(out, section.length);
                checksum(out, section);
            }
        }
        checksum(out, out.toByteArray());
        lower.forEach(out::writeBytes);
        higher.forEach(out::writeBytes);
        if ((flags & 2) != 0) {
            while (data.remainingBytes() > 0 && data.consumeBoolean()) {
                out.write(data.consumeInt(0, 6));
                byte[] chunk = data.consumeBytes(data.consumeInt(0, 400));
                varint(out, chunk.length);
                long crc = crc(chunk);
                for (int shift = 24; shift >= 0; shift -= 8) {
                    out.write((int) (crc >>> shift));
                }
                out.writeBytes(chunk);
            }
            out.write(0);
        }
        return out.toByteArray();
    }

    /** Returns a side within a group, or one that ends near its end: larger pictures only take longer. */
    private static int side(FuzzedDataProvider data) {
        return data.consumeBoolean() ? data.consumeInt(1, 70) : data.consumeInt(GROUP - 20, GROUP + 20);
    }

    private static void varint(ByteArrayOutputStream out, int value) {
        int rest = value;
        for (; rest > 0x7F; rest >>>= 7) {
            out.write(rest & 0x7F | 0x80);
        }
        out.write(rest);
    }

    private static long crc(byte[] data) {
        CRC32 crc = new CRC32();
        crc.update(data);
        return crc.getValue();
    }

    private static void checksum(ByteArrayOutputStream out, byte[] data) {
        out.write((int) crc(data) >> 8);
        out.write((int) crc(data));
    }

    /** Reads a file in all ways; only the documented error may come. */
    private static void read(byte[] file) throws IOException {
        try {
            if (pixels(file) > LONGEST * LONGEST) {
                return;
            }
            ItgPixels preview = DECODER.preview(file);
            assertThat(preview.data()).hasSize(preview.width() * preview.height() * preview.channels());
            ItgPixels all = DECODER.decode(file);
            assertThat(all.data()).hasSize(all.width() * all.height() * all.channels());
            DECODER.picture(file);
            ImageReader reader = READERS.createReaderInstance(null);
            reader.setInput(new MemoryCacheImageInputStream(new ByteArrayInputStream(file)));
            reader.getImageMetadata(0);
            assertThat(reader.read(0).getWidth()).isEqualTo(all.width());
        } catch (ItgException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    private static long pixels(byte[] file) throws ItgException {
        return (long) ItgDecoder.header(file).width() * ItgDecoder.header(file).height();
    }
}
