package io.intaglio.itg;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.RealData;
import io.intaglio.image.Pictures;
import io.intaglio.metric.RateCurve;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The encoder's parameters against their neighbours, on the middle of every twentieth training picture of BSDS500. No
 * picture that the figures of docs/tasks/compress.md are measured on takes part.
 */
@Tag("slow")
class EncoderChoicesTest {

    private static final int SIDE = 256;
    private static final List<Integer> GAINS = List.of(100, 116, 132, 148);

    /** Less is no reason to change a parameter, in percent. */
    private static final double ENOUGH = 0.2;

    private static final ItgModel MODEL = ItgModel.included();
    private static final Choice PRESENT = new Choice(ItgQuality.LAMBDA, MODEL.shift, 3);

    private static List<ItgPixels> pictures = List.of();
    private static List<RateCurve> present = List.of();

    /** The cost of a bit in squares of a step, how slowly probabilities change, and the passes over a picture. */
    private record Choice(double lambda, int shift, int passes) {}

    @BeforeAll
    static void measure() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(RealData.of("bsds500/train"))) {
            files = all.filter(Pictures::readable).sorted().toList();
        }
        List<ItgPixels> read = new ArrayList<>();
        for (int i = 0; i < files.size(); i += 20) {
            ItgPixels whole = ItgPixels.of(Pictures.read(files.get(i)).pixels());
            read.add(ItgPixels.of(
                    whole.image().crop((whole.height() - SIDE) / 2, (whole.width() - SIDE) / 2, SIDE, SIDE)));
        }
        pictures = read;
        present = curves(PRESENT);
    }

    private static List<RateCurve> curves(Choice choice) throws IOException {
        byte[] bytes = MODEL.bytes();
        bytes[6] = (byte) choice.shift();
        ItgModel model = ItgModel.of(bytes);
        ItgDecoder decoder = new ItgDecoder(model);
        List<RateCurve> curves = new ArrayList<>();
        for (ItgPixels picture : pictures) {
            ItgEncoder.Prepared prepared = new ItgEncoder(model).prepare(picture, ItgExtras.none());
            List<RateCurve.Point> points = new ArrayList<>();
            for (int gain : GAINS) {
                byte[] file = prepared.encode(gain, choice.lambda(), choice.passes());
                points.add(new RateCurve.Point(8.0 * file.length / (SIDE * SIDE), picture.psnr(decoder.decode(file))));
            }
            curves.add(RateCurve.of(points));
        }
        return curves;
    }

    /** Returns by how many percent files become larger at the same PSNR with another choice. */
    private static double larger(Choice other) throws IOException {
        List<RateCurve> curves = curves(other);
        double sum = 0;
        for (int i = 0; i < curves.size(); i++) {
            sum += curves.get(i).rateAgainst(present.get(i), 20, 45);
        }
        double mean = sum / curves.size();
        System.out.printf(Locale.ROOT, "%s: %+.2f %%%n", other, mean);
        return mean;
    }

    @Test
    void no_other_cost_of_a_bit_makes_smaller_files() throws IOException {
        for (double lambda : new double[] {0.1, 0.12, 0.16, 0.18}) {
            assertThat(larger(new Choice(lambda, PRESENT.shift(), PRESENT.passes())))
                    .isGreaterThan(-ENOUGH);
        }
    }

    @Test
    void probabilities_that_change_faster_or_slower_do_not_make_smaller_files() throws IOException {
        for (int shift : new int[] {PRESENT.shift() - 1, PRESENT.shift() + 1}) {
            assertThat(larger(new Choice(PRESENT.lambda(), shift, PRESENT.passes())))
                    .isGreaterThan(-ENOUGH);
        }
    }

    @Test
    void each_pass_up_to_the_usual_number_pays_and_later_ones_do_not_make_files_larger() throws IOException {
        double one = larger(new Choice(PRESENT.lambda(), PRESENT.shift(), 1));
        double two = larger(new Choice(PRESENT.lambda(), PRESENT.shift(), 2));
        assertThat(one).isGreaterThan(two + ENOUGH);
        assertThat(two).isGreaterThan(0);
        assertThat(larger(new Choice(PRESENT.lambda(), PRESENT.shift(), 5))).isLessThan(ENOUGH);
    }
}
