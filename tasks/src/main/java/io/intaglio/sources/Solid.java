package io.intaglio.sources;

import io.intaglio.data.SplitMix64;

/** A lit object, round or flat, with a texture. It casts a shadow on the background. */
final class Solid {

    private static final double AMBIENT = 0.45;

    private enum Form {
        BALL,
        TRUNK,
        FLAT
    }

    private final Leaf leaf;
    private final Form form;
    private final double[] colour;
    private final double strength;
    private final LeafTexture texture;
    private final Illumination light;
    private final double shine;

    /**
     * The direction of the light, a unit vector that points to its source.
     *
     * @param x to the right
     * @param y downwards
     * @param z out of the picture
     * @param shadow the share of the light that remains in a shadow
     */
    record Illumination(double x, double y, double z, double shadow) {

        static Illumination any(SplitMix64 random) {
            double turn = random.nextDouble(0, 2 * Math.PI);
            double height = random.nextDouble(0.2, 0.9);
            double flat = Math.sqrt(1 - height * height);
            // Illumination comes from above more often than from below.
            return new Illumination(
                    flat * StrictMath.cos(turn),
                    -flat * Math.abs(StrictMath.sin(turn)),
                    height,
                    random.nextDouble(0.4, 0.95));
        }
    }

    Solid(SplitMix64 random, Illumination light, double x, double y, double radius) {
        this.light = light;
        leaf = new Leaf(random, x, y, radius, LeafShape.any(random));
        form = Form.values()[random.nextInt(Form.values().length)];
        Material material = Material.any(random);
        colour = material.colour(random);
        strength = 1.5 * material.texture(random);
        texture = LeafTexture.any(random, radius);
        shine = random.nextDouble() < 0.2 ? random.nextDouble(0.1, 0.5) : 0;
    }

    void paint(Canvas canvas) {
        shadow(canvas);
        int reach = (int) Math.ceil(LeafShape.REACH * leaf.radius());
        double[] lit = new double[3];
        for (int y = first(leaf.y(), reach); y <= last(leaf.y(), reach, canvas); y++) {
            for (int x = first(leaf.x(), reach); x <= last(leaf.x(), reach, canvas); x++) {
                double u = leaf.u(x, y);
                double v = leaf.v(x, y);
                if (leaf.shape().contains(u, v)) {
                    light(x, y, u, v, lit);
                    canvas.put(x, y, lit, 1);
                }
            }
        }
    }

    private void light(int x, int y, double u, double v, double[] lit) {
        double nx = form == Form.BALL ? (x - leaf.x()) / (1.5 * leaf.radius()) : form == Form.TRUNK ? u / 1.5 : 0;
        double ny = form == Form.BALL ? (y - leaf.y()) / (1.5 * leaf.radius()) : 0;
        double nz = Math.sqrt(Math.max(0.05, 1 - nx * nx - ny * ny));
        double facing = Math.max(0, nx * light.x() + ny * light.y() + nz * light.z());
        double power = facing * facing * facing * facing;
        double bright = AMBIENT + (1.15 - AMBIENT) * facing;
        double tint = 1 + 2 * strength * texture.at(u, v);
        for (int c = 0; c < 3; c++) {
            lit[c] = bright * colour[c] * tint + shine * power * power;
        }
    }

    /** Draws the shadow as three nested outlines, so that its border is soft. */
    private void shadow(Canvas canvas) {
        double away = 0.35 * leaf.radius();
        double offsetX = -light.x() * away;
        double offsetY = -light.y() * away;
        int reach = (int) Math.ceil(1.2 * LeafShape.REACH * leaf.radius());
        double step = StrictMath.cbrt(light.shadow());
        for (int y = first(leaf.y() + offsetY, reach); y <= last(leaf.y() + offsetY, reach, canvas); y++) {
            for (int x = first(leaf.x() + offsetX, reach); x <= last(leaf.x() + offsetX, reach, canvas); x++) {
                double u = leaf.u(x - offsetX, y - offsetY);
                double v = leaf.v(x - offsetX, y - offsetY);
                double factor = 1;
                for (double wide = 1; wide < 1.25; wide += 0.1) {
                    factor *= leaf.shape().contains(u / wide, v / wide) ? step : 1;
                }
                if (factor < 1) {
                    canvas.darken(x, y, factor);
                }
            }
        }
    }

    private static int first(double middle, int reach) {
        return (int) Math.max(0, Math.ceil(middle - reach));
    }

    private static int last(double middle, int reach, Canvas canvas) {
        return (int) Math.min(canvas.side() - 1, Math.floor(middle + reach));
    }
}
