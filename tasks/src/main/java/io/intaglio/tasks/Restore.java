package io.intaglio.tasks;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Range;
import io.intaglio.config.Setting;
import io.intaglio.data.Example;
import io.intaglio.image.ImageBatch;
import io.intaglio.spi.Degradation;
import io.intaglio.spi.ProviderContext;
import io.intaglio.spi.TaskProvider;
import io.intaglio.task.Pair;
import io.intaglio.task.Preset;
import io.intaglio.task.Task;
import io.intaglio.tasks.degradation.DegradationMixture;
import java.util.random.RandomGenerator;

/**
 * Repairs damage: missing pixels and holes, blur, low resolution, JPEG artifacts, scratches. Training and evaluation
 * degrade clean images.
 *
 * @param damage the damage that is repaired: the name of a {@link Degradation} and its settings, as in {@code
 *     pixels,share=0.3..0.7}. There can be several, optionally with weights, as in {@code
 *     jpeg:2,quality=10..40,blur,sigma=1..3}; then each image gets a random one
 * @param gray share of the colour training pictures that are converted to gray, so that a colour plate also works for
 *     gray pictures; 0 to 1
 * @param size size of the network
 * @param detail how much of the detail that the network removes comes back in a run, 0 to 1, unless the run says
 *     otherwise
 * @since 0.1
 */
public record Restore(
        @Setting("damage that is repaired: the name of a degradation and its settings, as in "
                + "blur,sigma=0.5..3,noise=0..5; with several, as in jpeg:2,quality=5..40,blur, a random one for each "
                + "image, by weight")
        String damage,

        @Setting(
                value = "share of the colour training pictures that are converted to gray, so that a colour plate also "
                        + "works for gray pictures",
                range = "0 to 1")
        double gray,

        @Setting("size of the network, see sizes") NetworkSize size,

        @Setting(
                value = "default of the option detail of a run: how much of the detail that the network removes comes "
                        + "back",
                range = "0 to 1")
        double detail)
        implements TaskProvider {

    /** Creates the default settings: half of the pixels are missing. */
    public Restore() {
        this("pixels,share=0.5", 0, NetworkSize.MEDIUM, 0);
    }

    public Restore {
        Range.of(gray).checkWithin("gray", 0, 1);
        Range.of(detail).checkWithin("detail", 0, 1);
    }

    private DegradationMixture mixture(ProviderContext context) {
        return DegradationMixture.parse("damage", damage, context.providers(Degradation.class));
    }

    /**
     * Returns these settings with all settings of the degradations written out, so that the plate's card contains them.
     */
    @Override
    public TaskProvider expanded(ProviderContext context) {
        return new Restore(mixture(context).text(), gray, size, detail);
    }

    @Override
    public String name() {
        return "restore";
    }

    @Override
    public String summary() {
        return "undo damage: missing pixels, holes, blur, small size, JPEG blocks, scratches";
    }

    /** Returns the task with degradations of this jar only. */
    @Override
    public Task create() {
        return create(ProviderContext.of(Restore.class.getClassLoader()));
    }

    @Override
    public Task create(ProviderContext context) {
        DegradationMixture mixture = mixture(context);
        // A residual output is impossible if the degraded picture has fewer channels than the answer.
        Preset preset = Restoration.preset(size, mixture.channels(3) == 3, "mse");
        return new Restoration(
                mixture,
                (example, random) -> pair(mixture, gray, example, random),
                preset,
                mixture.channels(3) == 3,
                mixture.about("damage"),
                new StrengthAndDetail(1, detail),
                0);
    }

    private static Pair pair(DegradationMixture mixture, double gray, Example example, RandomGenerator random) {
        if (example.partner().isPresent()) {
            throw new InvalidInputException("this data has pairs, and restore damages pictures itself: give single"
                    + " ones, or learn from the pairs with the task transform");
        }
        ImageBatch clean = Graying.at(gray, example.image(), random);
        return Restoration.pair(mixture.degrade(clean, random), clean);
    }
}
