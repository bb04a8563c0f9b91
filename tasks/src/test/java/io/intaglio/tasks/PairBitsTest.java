package io.intaglio.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.config.Settings;
import io.intaglio.data.Example;
import io.intaglio.data.SplitMix64;
import io.intaglio.image.ImageBatch;
import io.intaglio.spi.TaskProvider;
import io.intaglio.task.Pair;
import io.intaglio.task.Task;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same seed makes the same pairs, bit by bit, from version to version: published figures depend on it. */
class PairBitsTest {

    private static final List<TaskProvider> TASKS =
            List.of(new Denoise(), new Enhance(), new Restore(), new Transform());

    /** A checksum of pairs and references of a gray and two colour pictures, and of the number that is drawn next. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "denoise   | sigma=25                                                      | 2832232702",
                "denoise   | sigma=5..55 gray=0.5                                          | 304993763",
                "denoise   | noise=poisson peak=4..60                                      | 2193903110",
                "denoise   | noise=poisson-gaussian peak=10..60 sigma=2..10                | 3432346477",
                "denoise   | noise=salt-and-pepper density=0.05..0.3                       | 3615154945",
                "denoise   | sigma=5..55 supervision=noise2void                            | 3320386048",
                "denoise   | sigma=5..55 supervision=noise2noise                           | 4181461753",
                "denoise   | noise=poisson-gaussian sigma=5..9 supervision=noise2noise     | 602813713",
                "enhance   | kind=low-light                                                | 738829809",
                "enhance   | kind=contrast                                                 | 2223340462",
                "enhance   | kind=haze                                                     | 2077176811",
                "enhance   | kind=low-light:2,contrast,haze:0.5 shadows=1                  | 149955663",
                "restore   | damage=pixels                                                 | 2575856735",
                "restore   | damage=holes,share=0.1..0.3                                   | 1624393842",
                "restore   | damage=pixels:2,share=0.2..0.9,holes                          | 2492078007",
                "restore   | damage=blur,sigma=0.5..3,noise=0..5                           | 759682535",
                "restore   | damage=downscale,scale=2..4                                   | 4231532635",
                "restore   | damage=scratches:2,blur,kind=motion,downscale                 | 2232133612",
                "transform | maker=gray-to-colour                                          | 919599173",
                "transform | maker=edges-to-photo                                          | 2914579486",
                "transform | maker=photo-to-edges                                          | 3797979964",
            })
    void pairsAreTheSame(String name, String settings, long expected) {
        TaskProvider provider = TASKS.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        Task task = ((TaskProvider) Settings.parse(settings.replace(' ', '\n')).applyTo((Record) provider)).create();
        CRC32 sum = new CRC32();
        for (int channels = name.equals("transform") ? 3 : 1; channels < 5; channels += 2) {
            SplitMix64 random = new SplitMix64(channels);
            for (int i = 0; i < 8; i++) {
                Example example = Example.of("drawn", picture(Math.min(channels, 3), i));
                add(sum, task.pair(example, random));
                add(sum, task.reference(example, random).orElseThrow());
            }
            add(sum, random.nextLong());
        }

        assertThat(sum.getValue()).isEqualTo(expected);
    }

    private static void add(CRC32 sum, Pair pair) {
        add(sum, pair.input());
        add(sum, pair.target());
        pair.weight().ifPresent(weight -> add(sum, weight));
    }

    private static void add(CRC32 sum, ImageBatch image) {
        for (float value : image.data()) {
            add(sum, Float.floatToRawIntBits(value));
        }
    }

    private static void add(CRC32 sum, long bits) {
        sum.update(ByteBuffer.allocate(Long.BYTES).putLong(bits).array());
    }

    /** Uneven numbers, and every fourth one gray in all its channels. */
    private static ImageBatch picture(int channels, int seed) {
        ImageBatch image = ImageBatch.zeros(1, 37, 44, channels);
        SplitMix64 random = new SplitMix64(seed);
        for (int i = 0; i < image.data().length; i++) {
            image.data()[i] = (i / channels * 7 % 200 + 50 * (float) random.nextDouble()) / 256;
        }
        return seed % 4 == 3 && channels == 3 ? image.channels(0, 0, 0) : image;
    }
}
