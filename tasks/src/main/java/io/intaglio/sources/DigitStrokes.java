package io.intaglio.sources;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The shapes of the ten handwritten digits. For each digit there are several shapes, which consist of strokes through
 * points.
 */
final class DigitStrokes {

    /**
     * A point of a stroke, in a box of width and height 1, with y downwards.
     *
     * @param smooth whether the line to it is a smooth curve; otherwise it is straight
     */
    record Point(double x, double y, boolean smooth) {}

    private final List<List<List<List<Point>>>> ways;

    private DigitStrokes(List<List<List<List<Point>>>> ways) {
        this.ways = ways;
    }

    /** Reads the strokes from a resource in the package of this class. */
    static DigitStrokes load() throws IOException {
        List<List<List<List<Point>>>> ways = IntStream.range(0, 10)
                .<List<List<List<Point>>>>mapToObj(digit -> new ArrayList<>())
                .toList();
        try (InputStream raw = DigitStrokes.class.getResourceAsStream("digits.txt");
                BufferedReader lines = new BufferedReader(new InputStreamReader(raw, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    ways.get(line.charAt(0) - '0').add(strokes(line.substring(2)));
                }
            }
        }
        return new DigitStrokes(ways);
    }

    private static List<List<Point>> strokes(String text) {
        List<List<Point>> strokes = new ArrayList<>();
        for (String part : text.split("\\|")) {
            List<Point> points = new ArrayList<>();
            String[] numbers = part.strip().split(" ");
            for (int i = 0; i < numbers.length; i += 2) {
                boolean smooth = numbers[i].startsWith("~");
                String x = smooth || numbers[i].startsWith("-") ? numbers[i].substring(1) : numbers[i];
                points.add(new Point(Integer.parseInt(x) / 100.0, Integer.parseInt(numbers[i + 1]) / 100.0, smooth));
            }
            strokes.add(List.copyOf(points));
        }
        return List.copyOf(strokes);
    }

    /** Returns the number of shapes of a digit. */
    int ways(int digit) {
        return ways.get(digit).size();
    }

    /** Returns the strokes of one shape. */
    List<List<Point>> strokes(int digit, int way) {
        return ways.get(digit).get(way);
    }
}
