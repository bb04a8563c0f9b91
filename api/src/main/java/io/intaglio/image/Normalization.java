package io.intaglio.image;

/**
 * A linear change of values that brings the range of a picture's data to [0, 1], and back. For the network, normalized
 * values are clamped to [-0.5, 1.5], because a few extreme values, such as hot pixels, would disturb the result around
 * them. The part that clamping removes is the {@link #excess}, which is added to the result again.
 *
 * @param low the value that becomes 0
 * @param high the value that becomes 1, larger than {@code low}
 * @since 0.1
 */
public record Normalization(double low, double high) {

    private static final float MARGIN = 0.5f;

    public Normalization {
        if (!(Double.isFinite(low) && Double.isFinite(high) && low < high)) {
            throw new IllegalArgumentException(
                    "a range runs from a value to a larger one, not from " + low + " to " + high);
        }
    }

    /** Returns a normalized copy, in [-0.5, 1.5]. */
    public ImageBatch apply(ImageBatch pixels) {
        double factor = 1 / (high - low);
        float[] from = pixels.data();
        float[] to = new float[from.length];
        for (int i = 0; i < to.length; i++) {
            to[i] = clamped((from[i] - low) * factor);
        }
        return ImageBatch.wrap(pixels.count(), pixels.height(), pixels.width(), pixels.channels(), to);
    }

    /** Returns a copy on the original scale: 0 becomes {@link #low} and 1 becomes {@link #high}. */
    public ImageBatch undo(ImageBatch normalized) {
        float[] from = normalized.data();
        float[] to = new float[from.length];
        for (int i = 0; i < to.length; i++) {
            to[i] = (float) (low + from[i] * (high - low));
        }
        return ImageBatch.wrap(normalized.count(), normalized.height(), normalized.width(), normalized.channels(), to);
    }

    /** Returns whether {@link #apply} clamps any value. */
    public boolean exceeded(ImageBatch pixels) {
        float least = (float) (low - MARGIN * (high - low));
        float most = (float) (high + MARGIN * (high - low));
        for (float value : pixels.data()) {
            if (value < least || value > most) {
                return true;
            }
        }
        return false;
    }

    /** Returns the part that clamping in {@link #apply} removes, on the original scale; it is 0 nearly everywhere. */
    public ImageBatch excess(ImageBatch pixels) {
        double factor = 1 / (high - low);
        float[] from = pixels.data();
        float[] to = new float[from.length];
        for (int i = 0; i < to.length; i++) {
            double normalized = (from[i] - low) * factor;
            to[i] = (float) ((normalized - clamped(normalized)) * (high - low));
        }
        ImageBatch excess = ImageBatch.wrap(pixels.count(), pixels.height(), pixels.width(), pixels.channels(), to);
        for (int i = 0; i < to.length; i++) {
            to[i] = Math.abs(to[i]) < 1e-6 * (high - low) ? 0 : to[i]; // of rounding
        }
        return excess;
    }

    private static float clamped(double value) {
        return (float) Math.max(-MARGIN, Math.min(1 + MARGIN, value));
    }
}
