package io.intaglio.cli;

import io.intaglio.Intaglio;
import io.intaglio.Training;
import io.intaglio.data.Source;

/**
 * What the quickstart does: chosen so that all of it takes less than four minutes on two cores.
 *
 * @param data to learn from
 * @param heldOut to judge by: other drawings, of another seed
 * @param sigma of the noise, on the scale 0..255
 * @param steps of training
 * @param batch number of images per step
 * @param crop side of the squares cut from images, in pixels
 * @param learningRate at its highest: twice the usual, for a training this short
 * @param ema decay of the weights' moving average: shorter than usual, for the same reason
 * @param baseline shown in the pictures
 */
record QuickstartPlan(
        String data,
        String heldOut,
        int sigma,
        long steps,
        int batch,
        int crop,
        double learningRate,
        double ema,
        String baseline) {

    static final QuickstartPlan STANDARD = new QuickstartPlan(
            "demo:leaves,count=400,size=128,seed=1",
            "demo:leaves,count=8,size=128,seed=2",
            50,
            1200,
            4,
            64,
            2e-3,
            0.995,
            "nlm");

    Training training(Intaglio intaglio, Source source) {
        return intaglio.train("denoise")
                .data(source)
                .dataName(data)
                .set("task.sigma", sigma)
                .set("train.batch", batch)
                .set("train.crop", crop)
                .set("train.learning-rate", learningRate)
                .set("train.ema", ema)
                .steps(steps);
    }
}
