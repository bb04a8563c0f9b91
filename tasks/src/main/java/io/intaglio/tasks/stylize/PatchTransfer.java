package io.intaglio.tasks.stylize;

import io.intaglio.data.SplitMix64;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Resampling;
import io.intaglio.metric.Metrics;
import io.intaglio.task.ProgressListener;
import java.util.ArrayList;
import java.util.List;

/**
 * Transfers the strokes and colours of styles to an image, without a network. From coarse to fine levels, it changes
 * the pixels until their patches have the same distribution as patches of the styles. Where the content has structure,
 * its gradients are kept. Strokes are transferred in the brightness. Colours are transferred at half of the size and
 * coarser levels, because colours that change independently for each pixel become speckles.
 *
 * @param steps number of steps of each level
 * @param patches number of patches of each step and patch size
 * @param structure weight of the content's gradients; 1 is the default
 */
record PatchTransfer(int steps, int patches, double structure) {

    private static final int DIRECTIONS = 64;
    private static final int[] SIDES = {7, 3};
    private static final int COLOUR_SIDE = 5;
    private static final double STROKES = 250;
    private static final double COLOUR_STRUCTURE = 0.3;
    private static final int GUIDED_RADIUS = 4;
    private static final double GUIDED_FLAT = 1e-3;
    private static final double RATE = 0.02;
    private static final double SMALL = 2.5e-4;
    private static final int COARSEST = 48;
    private static final int MOST_LEVELS = 5;
    private static final long SEED = 0x5717L;
    private static final int BRIGHTNESS = 1;
    private static final int COLOUR = 2;

    /** A style with the weight of its patches. */
    record Style(ImageBatch image, double weight) {}

    /** Returns the image in the styles. */
    ImageBatch apply(ImageBatch content, List<Style> styles, ProgressListener listener) {
        ImageBatch coloured = coloured(content, styles);
        List<ImageBatch> contents = pyramid(Luminance.opponent(coloured));
        List<List<ImageBatch>> opponents = new ArrayList<>();
        for (Style style : styles) {
            opponents.add(pyramid(Luminance.opponent(style.image())));
        }
        int levels = contents.size();
        StepMeter meter = new StepMeter(listener, steps, contents);
        ImageBatch light = null;
        for (int level = levels - 1; level >= 0; level--) {
            ImageBatch own = contents.get(level).channels(0);
            ImageBatch start = light == null ? own : finer(light, own);
            List<Style> targets = new ArrayList<>();
            for (int i = 0; i < styles.size(); i++) {
                targets.add(new Style(
                        at(opponents.get(i), level).channels(0), styles.get(i).weight()));
            }
            light = strokes(start, own, targets, level, meter);
        }
        ImageBatch colours = null;
        ImageBatch brightness = light;
        for (int level = levels - 1; level >= Math.min(1, levels - 1); level--) {
            ImageBatch own = contents.get(level);
            ImageBatch start = colours == null ? own : Resampling.resize(colours, own.height(), own.width());
            List<Style> targets = new ArrayList<>();
            for (int i = 0; i < styles.size(); i++) {
                targets.add(new Style(at(opponents.get(i), level), styles.get(i).weight()));
            }
            colours = colours(
                    withBrightness(start, Resampling.resize(brightness, own.height(), own.width())),
                    own,
                    targets,
                    level,
                    meter);
        }
        return Luminance.rgb(light, smoothed(Resampling.resize(colours, light.height(), light.width()), light));
    }

    /** Returns colours smoothed along the edges of a brightness. */
    static ImageBatch smoothed(ImageBatch opponent, ImageBatch light) {
        GuidedFilter filter = new GuidedFilter(light, GUIDED_RADIUS, GUIDED_FLAT);
        float[] out = opponent.data().clone();
        for (int c = 1; c < 3; c++) {
            float[] smooth = filter.of(opponent.channels(c).data());
            for (int i = 0; i < smooth.length; i++) {
                out[3 * i + c] = smooth[i];
            }
        }
        return ImageBatch.wrap(1, opponent.height(), opponent.width(), 3, out);
    }

    private static ImageBatch at(List<ImageBatch> pyramid, int level) {
        return pyramid.get(Math.min(level, pyramid.size() - 1));
    }

    /** Returns the content with the colours of the styles, the weighted mean over all styles. */
    static ImageBatch coloured(ImageBatch content, List<Style> styles) {
        LinearTransfer own = LinearTransfer.of(content);
        return Blend.mean(styles, style -> Metrics.clipped(own.map(content, LinearTransfer.of(style.image()))));
    }

    private static List<ImageBatch> pyramid(ImageBatch image) {
        List<ImageBatch> all = new ArrayList<>(List.of(image));
        ImageBatch last = image;
        while (all.size() < MOST_LEVELS && Math.min(last.height(), last.width()) >= 2 * COARSEST) {
            last = Resampling.resize(last, last.height() / 2, last.width() / 2);
            all.add(last);
        }
        return all;
    }

    /** Returns an enlarged coarse result with the details that the content has only at the finer level. */
    private static ImageBatch finer(ImageBatch coarse, ImageBatch content) {
        int height = content.height();
        int width = content.width();
        float[] large = Resampling.resize(coarse, height, width).data();
        float[] smooth = Resampling.resize(Resampling.resize(content, coarse.height(), coarse.width()), height, width)
                .data();
        float[] sum = content.data().clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += large[i] - smooth[i];
        }
        return ImageBatch.wrap(1, height, width, 1, sum);
    }

    private ImageBatch strokes(ImageBatch start, ImageBatch content, List<Style> styles, int level, StepMeter meter) {
        GradientCorrelation kept = new GradientCorrelation(content);
        double pixels = content.height() * content.width();
        return new PixelDescent(steps, RATE, SMALL).from(start, (image, step, gradient) -> {
            for (int side : SIDES) {
                pull(image, styles, side, SplitMix64.at(SEED, BRIGHTNESS, level, step, side), pixels, gradient);
            }
            kept.addGradient(image.data(), structure * pixels, gradient);
            meter.step(image);
        });
    }

    private ImageBatch colours(ImageBatch start, ImageBatch content, List<Style> styles, int level, StepMeter meter) {
        GradientCorrelation red = new GradientCorrelation(content.channels(1));
        GradientCorrelation blue = new GradientCorrelation(content.channels(2));
        double pixels = content.height() * content.width();
        return new PixelDescent(steps, RATE, SMALL).from(start, (image, step, gradient) -> {
            pull(image, styles, COLOUR_SIDE, SplitMix64.at(SEED, COLOUR, level, step), pixels, gradient);
            hold(red, image, 1, gradient);
            hold(blue, image, 2, gradient);
            for (int i = 0; i < gradient.length; i += 3) {
                gradient[i] = 0;
            }
            meter.step(image);
        });
    }

    private void hold(GradientCorrelation kept, ImageBatch image, int channel, float[] gradient) {
        float[] own = new float[gradient.length / 3];
        kept.addGradient(image.channels(channel).data(), COLOUR_STRUCTURE * structure * own.length, own);
        for (int i = 0; i < own.length; i++) {
            gradient[3 * i + channel] += own[i];
        }
    }

    private void pull(
            ImageBatch image, List<Style> styles, int side, SplitMix64 random, double pixels, float[] gradient) {
        int smallest = Math.min(side, Math.min(image.height(), image.width()));
        for (Style style : styles) {
            smallest = Math.min(
                    smallest, Math.min(style.image().height(), style.image().width()));
        }
        int channels = image.channels();
        int length = smallest * smallest * channels;
        if (length < 2) {
            return;
        }
        SlicedWasserstein slices = SlicedWasserstein.draw(DIRECTIONS, length, channels == 1, random);
        PatchSample own = PatchSample.draw(image, smallest, patches, random);
        List<PatchSample> theirs = new ArrayList<>();
        double all = styles.stream().mapToDouble(Style::weight).sum();
        double before = 0;
        for (Style style : styles) {
            double after = before + style.weight();
            int count = (int) (Math.round(patches * after / all) - Math.round(patches * before / all));
            before = after;
            if (count > 0) {
                theirs.add(PatchSample.draw(style.image(), smallest, count, random));
            }
        }
        slices.addGradient(own, PatchSample.together(theirs), STROKES * pixels, gradient);
    }

    private static ImageBatch withBrightness(ImageBatch opponent, ImageBatch brightness) {
        float[] out = opponent.data().clone();
        for (int i = 0; i < brightness.data().length; i++) {
            out[3 * i] = brightness.data()[i];
        }
        return ImageBatch.wrap(1, opponent.height(), opponent.width(), 3, out);
    }
}
