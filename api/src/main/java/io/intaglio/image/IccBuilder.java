package io.intaglio.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a profile (ISO 15076-1, version 4) of a curve and, for colour, a matrix. */
final class IccBuilder {

    private static final int HEADER = 128;

    /** The white that profiles refer to, D50. */
    private static final double[] D50 = {0.9642, 1, 0.8249};

    /** Bradford's: from XYZ to the responses of cones. */
    private static final double[][] CONES = {
        {0.8951, 0.2664, -0.1614}, {-0.7502, 1.7135, 0.0367}, {0.0389, -0.0685, 1.0296}
    };

    private IccBuilder() {}

    /**
     * Returns a profile.
     *
     * @param channels 1 for gray, 3 for RGB
     * @param points x and y of white, red, green and blue
     * @return nothing where the points make no colours
     */
    static Optional<byte[]> profile(int channels, IccCurve curve, double[] points) {
        Map<String, byte[]> tags = new LinkedHashMap<>();
        tags.put("desc", text("Colours of a PNG"));
        tags.put("cprt", text("No copyright"));
        tags.put("wtpt", xyz(D50));
        if (channels == 1) {
            tags.put("kTRC", curve(curve));
            return Optional.of(file("GRAY", tags));
        }
        double[] white = light(points[0], points[1]);
        double[][] primaries = new double[3][3];
        for (int colour = 0; colour < 3; colour++) {
            double[] one = light(points[2 + 2 * colour], points[3 + 2 * colour]);
            for (int row = 0; row < 3; row++) {
                primaries[row][colour] = one[row];
            }
        }
        double[][] adaptation = adaptation(white);
        double[][] inverse = inverse(primaries);
        if (adaptation == null || inverse == null) {
            return Optional.empty();
        }
        double[] amounts = times(inverse, white);
        String[] names = {"r", "g", "b"};
        for (int colour = 0; colour < 3; colour++) {
            double[] column = new double[3];
            for (int row = 0; row < 3; row++) {
                column[row] = primaries[row][colour] * amounts[colour];
            }
            double[] adapted = times(adaptation, column);
            for (double value : adapted) {
                if (!(Math.abs(value) < 1000)) {
                    return Optional.empty();
                }
            }
            tags.put(names[colour] + "XYZ", xyz(adapted));
            tags.put(names[colour] + "TRC", curve(curve));
        }
        return Optional.of(file("RGB ", tags));
    }

    /** XYZ of a chromaticity, of brightness 1. */
    private static double[] light(double x, double y) {
        return new double[] {x / y, 1, (1 - x - y) / y};
    }

    private static double @Nullable [][] adaptation(double[] white) {
        double[] from = times(CONES, white);
        double[] to = times(CONES, D50);
        double[][] back = inverse(CONES);
        double[][] scaled = new double[3][3];
        for (int row = 0; row < 3; row++) {
            if (!(from[row] > 0)) {
                return null;
            }
            for (int column = 0; column < 3; column++) {
                scaled[row][column] = CONES[row][column] * to[row] / from[row];
            }
        }
        double[][] product = new double[3][3];
        for (int column = 0; column < 3; column++) {
            double[] one = times(back, new double[] {scaled[0][column], scaled[1][column], scaled[2][column]});
            for (int row = 0; row < 3; row++) {
                product[row][column] = one[row];
            }
        }
        return product;
    }

    private static double[] times(double[][] matrix, double[] vector) {
        double[] result = new double[3];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                result[row] += matrix[row][column] * vector[column];
            }
        }
        return result;
    }

    private static double @Nullable [][] inverse(double[][] m) {
        double[][] adjugate = new double[3][3];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                int a = (column + 1) % 3;
                int b = (column + 2) % 3;
                int c = (row + 1) % 3;
                int d = (row + 2) % 3;
                adjugate[row][column] = m[a][c] * m[b][d] - m[a][d] * m[b][c];
            }
        }
        double determinant = m[0][0] * adjugate[0][0] + m[0][1] * adjugate[1][0] + m[0][2] * adjugate[2][0];
        if (!(Math.abs(determinant) > 1e-9) || !Double.isFinite(determinant)) {
            return null;
        }
        for (double[] row : adjugate) {
            for (int column = 0; column < 3; column++) {
                row[column] /= determinant;
            }
        }
        return adjugate;
    }

    private static byte[] text(String text) {
        byte[] letters = text.getBytes(StandardCharsets.UTF_16BE);
        ByteBuffer tag = ByteBuffer.allocate(28 + letters.length);
        tag.put(ascii("mluc")).putInt(0).putInt(1).putInt(12).put(ascii("enUS"));
        return tag.putInt(letters.length).putInt(28).put(letters).array();
    }

    private static byte[] xyz(double[] values) {
        ByteBuffer tag = ByteBuffer.allocate(20).put(ascii("XYZ ")).putInt(0);
        for (double value : values) {
            tag.putInt(fixed(value));
        }
        return tag.array();
    }

    private static byte[] curve(IccCurve curve) {
        ByteBuffer tag = ByteBuffer.allocate(12 + 4 * curve.parameters().size());
        tag.put(ascii("para")).putInt(0).putShort((short) curve.function()).putShort((short) 0);
        curve.parameters().forEach(value -> tag.putInt(fixed(value)));
        return tag.array();
    }

    private static int fixed(double value) {
        return (int) Math.round(value * 65536);
    }

    private static byte[] file(String space, Map<String, byte[]> tags) {
        ByteArrayOutputStream contents = new ByteArrayOutputStream();
        ByteBuffer table = ByteBuffer.allocate(4 + 12 * tags.size()).putInt(tags.size());
        int begin = HEADER + table.capacity();
        tags.forEach((name, tag) -> {
            table.put(ascii(name)).putInt(begin + contents.size()).putInt(tag.length);
            contents.writeBytes(tag);
            contents.write(new byte[-tag.length & 3], 0, -tag.length & 3);
        });
        ByteBuffer profile = ByteBuffer.allocate(begin + contents.size());
        profile.putInt(profile.capacity()).putInt(0).putInt(0x04300000);
        profile.put(ascii("mntr" + space + "XYZ "));
        profile.putShort((short) 2026).putShort((short) 1).putShort((short) 1);
        profile.position(36).put(ascii("acsp"));
        profile.position(68);
        for (double value : D50) {
            profile.putInt(fixed(value));
        }
        profile.position(HEADER).put(table.array()).put(contents.toByteArray());
        return profile.array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
