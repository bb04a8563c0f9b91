package io.intaglio.cli.report;

import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import io.intaglio.metric.Metrics;
import io.intaglio.train.Batch;
import io.intaglio.train.Framing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Held-out images over the course of a training: input, outputs at some validations, target. At most nine validations
 * are kept, evenly spaced.
 *
 * @since 0.1
 */
public final class HeldOutImages {

    private static final int IMAGES = 3;
    private static final int SIDE = 128;
    private static final int GAP = 4;
    private static final int MOST = 8;
    private static final String FIGURE = "<figure data-step=\"%s\"><img alt=\"%s\" "
            + "src=\"data:image/png;base64,%s\"><figcaption>%s</figcaption></figure>%n";
    private static final Pattern WRITTEN =
            Pattern.compile("<figure data-step=\"([0-9]{1,18})\"><img [^>]*base64,([A-Za-z0-9+/=]+)\">");

    private record Output(long step, String png) {}

    private final List<Output> kept = new ArrayList<>();
    private @Nullable Output latest;
    private long looks;
    private long every = 1;
    private String input = "";
    private String target = "";

    /** Takes over what a report shows that was written before, up to a step. */
    public void recall(String report, long step) {
        Matcher matcher = WRITTEN.matcher(report);
        while (matcher.find()) {
            if (Long.parseLong(matcher.group(1)) <= step) {
                keep(new Output(Long.parseLong(matcher.group(1)), matcher.group(2)));
            }
        }
    }

    /** The images at a look. */
    public void add(long step, Batch shown, ImageBatch output) {
        List<Integer> which = different(shown.target());
        input = png(shown.input(), which);
        target = png(shown.target(), which);
        keep(new Output(step, png(output, which)));
    }

    /** The first few; a batch that is larger than the data repeats images, with other noise perhaps. */
    private static List<Integer> different(ImageBatch targets) {
        List<Integer> different = new ArrayList<>();
        for (int i = 0; i < targets.count() && different.size() < IMAGES; i++) {
            float[] target = targets.image(i).data();
            if (different.stream()
                    .noneMatch(
                            other -> Arrays.equals(target, targets.image(other).data()))) {
                different.add(i);
            }
        }
        return different;
    }

    private void keep(Output output) {
        latest = output;
        if (looks++ % every == 0) {
            kept.add(output);
        }
        if (kept.size() > MOST) {
            for (int i = kept.size() - 1; i > 0; i--) {
                if (i % 2 == 1) {
                    kept.remove(i);
                }
            }
            every *= 2;
        }
    }

    boolean isEmpty() {
        return looks == 0;
    }

    String html() {
        StringBuilder html = new StringBuilder("<div class=\"samples\">\n");
        figure(html, "in", "in", input);
        kept.forEach(output -> figure(html, "" + output.step(), "step " + output.step(), output.png()));
        if (latest != null && !kept.contains(latest)) {
            figure(html, "" + latest.step(), "step " + latest.step(), latest.png());
        }
        figure(html, "target", "should be", target);
        return html.append("</div>\n").toString();
    }

    private static void figure(StringBuilder html, String id, String words, String png) {
        if (!png.isEmpty()) {
            html.append(String.format(Locale.ROOT, FIGURE, id, words, png, words));
        }
    }

    /** Images under one another, clear between them; large ones made smaller. */
    private static String png(ImageBatch images, List<Integer> which) {
        int count = which.size();
        int height = Math.min(SIDE, images.height());
        int width = Math.min(SIDE, images.width());
        // What stands beside a picture, as a mask does, is not shown.
        int[] shown = images.channels() < 3 ? new int[] {0} : new int[] {0, 1, 2};
        Framing.Cover cover = new Framing.Cover(height, width);
        int rows = count * (height + GAP) - GAP;
        ImageBatch sheet = ImageBatch.zeros(1, rows, width, shown.length);
        ImageBatch alpha = ImageBatch.zeros(1, rows, width, 1);
        for (int i = 0; i < count; i++) {
            int top = i * (height + GAP);
            float[] tile =
                    cover.apply(images.image(which.get(i)).channels(shown)).data();
            System.arraycopy(tile, 0, sheet.data(), sheet.index(0, top, 0, 0), tile.length);
            Arrays.fill(alpha.data(), alpha.index(0, top, 0, 0), alpha.index(0, top, 0, 0) + height * width, 1);
        }
        byte[] png = Pictures.png(Picture.of(Metrics.clipped(sheet)).withAlpha(alpha));
        return Base64.getEncoder().encodeToString(png);
    }
}
