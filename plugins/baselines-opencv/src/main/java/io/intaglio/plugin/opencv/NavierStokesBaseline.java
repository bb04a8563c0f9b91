package io.intaglio.plugin.opencv;

import io.intaglio.config.Setting;
import io.intaglio.config.Settings;
import io.intaglio.image.ImageBatch;
import io.intaglio.spi.BaselineProvider;
import io.intaglio.task.Inputs;
import java.util.Set;
import org.opencv.photo.Photo;

/**
 * Inpainting that carries edges on as stream lines of a fluid: Bertalmio, Bertozzi and Sapiro, "Navier-Stokes, Fluid
 * Dynamics, and Image and Video Inpainting", CVPR 2001. OpenCV's, on eight bits.
 *
 * @param radius of the neighbourhood that a pixel is filled from, in pixels, 1 to 100
 * @since 0.1
 */
public record NavierStokesBaseline(
        @Setting(value = "radius of the neighbourhood from which a pixel is filled, in pixels", range = "1 to 100")
        double radius)
        implements BaselineProvider {

    /**
     * Creates the default, three pixels: the best of 1, 2, 3 and 5 on photographs of which half of the pixels are
     * missing.
     */
    public NavierStokesBaseline() {
        this(3);
    }

    public NavierStokesBaseline {
        Inpainting.checkRadius(radius);
    }

    @Override
    public String name() {
        return "navier-stokes";
    }

    @Override
    public String summary() {
        return "inpainting along edges (Bertalmio and others 2001, OpenCV)";
    }

    @Override
    public boolean suits(String task, Settings about) {
        return task.equals("restore");
    }

    @Override
    public Set<String> needs() {
        return Set.of(Inputs.MASK);
    }

    @Override
    public ImageBatch apply(Inputs inputs, Settings about) {
        return Inpainting.apply(inputs, radius, Photo.INPAINT_NS);
    }
}
