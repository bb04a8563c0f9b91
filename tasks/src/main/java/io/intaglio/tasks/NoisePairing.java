package io.intaglio.tasks;

import io.intaglio.config.InvalidInputException;
import io.intaglio.data.Example;
import io.intaglio.image.ImageBatch;
import io.intaglio.task.Needs;
import io.intaglio.task.Pair;
import io.intaglio.tasks.degradation.PixelNoise;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Makes pairs for a denoiser. An evaluation always compares with a clean image, also if the training uses noisy ones.
 *
 * @param noise noise that is added; empty if the images are noisy already
 * @param supervision kind of the training data
 * @param masked share of the pixels that noise2void replaces and predicts
 * @param gray share of the colour training pictures that are converted to gray
 */
record NoisePairing(Optional<PixelNoise> noise, Supervision supervision, double masked, double gray)
        implements Pairing {

    @Override
    public Needs needs() {
        return noise.isEmpty() && supervision != Supervision.NOISE2VOID ? Needs.PAIRS : Needs.NOTHING;
    }

    @Override
    public Pair pair(Example found, RandomGenerator random) {
        checkPartner(found);
        Example example = Graying.drawn(gray, random)
                ? found.with(Graying.of(found.image()), found.partner().map(Graying::of))
                : found;
        return switch (supervision) {
            case CLEAN -> clean(example, random).orElseThrow(() -> alone("the clean image"));
            case NOISE2VOID -> new BlindSpots(masked).pair(noisy(example.image(), random), random);
            case NOISE2NOISE -> twice(example, random);
        };
    }

    /** Returns an empty result if it learns from noisy photographs, because no clean image is known. */
    @Override
    public Optional<Pair> reference(Example example, RandomGenerator random) {
        checkPartner(example);
        return noise.isEmpty() && supervision != Supervision.CLEAN ? Optional.empty() : clean(example, random);
    }

    private Optional<Pair> clean(Example example, RandomGenerator random) {
        ImageBatch image = example.image();
        return noise.isEmpty()
                ? example.partner().map(clean -> Pair.of(image, clean))
                : Optional.of(Pair.of(noisy(image, random), image));
    }

    private Pair twice(Example example, RandomGenerator random) {
        if (noise.isEmpty()) {
            return Pair.of(
                    example.image(),
                    example.partner().orElseThrow(() -> alone("another noisy image of the same scene")));
        }
        List<ImageBatch> noisy = noise.get().twice(example.image(), random);
        return Pair.of(noisy.get(0), noisy.get(1));
    }

    private ImageBatch noisy(ImageBatch image, RandomGenerator random) {
        return noise.map(added -> added.degrade(image, random).image()).orElse(image);
    }

    /** Checks that images have no partners if noise is added. Added noise needs clean images. */
    private void checkPartner(Example example) {
        if (noise.isPresent() && example.partner().isPresent()) {
            throw new InvalidInputException(
                    "this data has pairs, and the plate adds noise to clean images: set noise=none"
                            + " and supervision=clean if the first of each pair is noisy already, or give single"
                            + " images");
        }
    }

    private static InvalidInputException alone(String partner) {
        return new InvalidInputException("with noise=none every image needs a partner, " + partner
                + ": give pairs:DIR_A,DIR_B; or set supervision=noise2void, which learns from noisy images alone");
    }
}
