package io.intaglio.examples;

import io.intaglio.Intaglio;
import io.intaglio.image.Pictures;
import io.intaglio.train.TrainingEvent;
import io.intaglio.train.TrainingListener;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Follows a training by a listener that plots the loss, on a logarithmic scale, at each validation and at the end. */
public final class PlotTraining {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;

    private PlotTraining() {}

    /**
     * Runs the example.
     *
     * @param arguments {@code [STEPS [FOLDER]]}, 400 and the present folder unless given
     */
    public static void main(String[] arguments) throws IOException {
        runExample(arguments);
    }

    static Path runExample(String[] arguments) throws IOException {
        long steps = arguments.length > 0 ? Long.parseLong(arguments[0]) : 400;
        Path folder = Files.createDirectories(Path.of(arguments.length > 1 ? arguments[1] : "."));
        Plot plot = new Plot(folder.resolve("loss.png"));
        try (Intaglio intaglio = Intaglio.open()) {
            intaglio.train("reconstruct")
                    .data("demo:digits,count=1000,size=16")
                    .architecture("plain")
                    .steps(steps)
                    .listener(plot)
                    .run();
        }
        plot.write();
        return plot.file;
    }

    /** Collects the losses. It is called on the training's own thread, so that nothing here needs a lock. */
    private static final class Plot implements TrainingListener {

        private final Path file;
        private final List<Double> losses = new ArrayList<>();

        Plot(Path file) {
            this.file = file;
        }

        @Override
        public void on(TrainingEvent event) {
            if (event instanceof TrainingEvent.Stepped stepped) {
                losses.add(stepped.progress().loss());
            } else if (event instanceof TrainingEvent.Validated) {
                write();
            }
        }

        void write() {
            try {
                Pictures.write(Pictures.of(draw()), file);
            } catch (IOException e) {
                System.err.println("the plot cannot be written: " + e.getMessage());
            }
        }

        private BufferedImage draw() {
            BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = image.createGraphics();
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, WIDTH, HEIGHT);
            double low = losses.stream().mapToDouble(Math::log).min().orElse(0);
            double high = losses.stream().mapToDouble(Math::log).max().orElse(1);
            Path2D curve = new Path2D.Double();
            for (int i = 0; i < losses.size(); i++) {
                double x = (WIDTH - 1.0) * i / Math.max(1, losses.size() - 1);
                double y = (HEIGHT - 1) * (high - Math.log(losses.get(i))) / Math.max(1e-9, high - low);
                if (i == 0) {
                    curve.moveTo(x, y);
                } else {
                    curve.lineTo(x, y);
                }
            }
            graphics.setColor(new Color(0x1f5fa8));
            graphics.setStroke(new BasicStroke(2));
            graphics.draw(curve);
            graphics.dispose();
            return image;
        }
    }
}
