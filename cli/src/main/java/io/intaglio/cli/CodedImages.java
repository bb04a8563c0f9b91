package io.intaglio.cli;

import io.intaglio.Intaglio;
import io.intaglio.Model;
import io.intaglio.config.InvalidInputException;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import io.intaglio.itg.CodeTables;
import io.intaglio.itg.ItgPixels;
import io.intaglio.model.ImageCoder;
import io.intaglio.plate.Plate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Writes and reads files of small images, {@code .itc}, with a plate whose network has a code of whole numbers. */
final class CodedImages implements AutoCloseable {

    private final Model model;
    private final ImageCoder coder;

    private CodedImages(Model model, ImageCoder coder) {
        this.model = model;
        this.coder = coder;
    }

    /** Returns whether a plate can make such files. */
    static boolean by(Plate plate) {
        return plate.state(ItgPlate.NAME).entries().containsKey(CodeTables.ENTRY);
    }

    static CodedImages open(Intaglio intaglio, Plate plate) throws IOException {
        byte[] tables = plate.state(ItgPlate.NAME).entries().get(CodeTables.ENTRY);
        Model model = intaglio.open(plate);
        try {
            return new CodedImages(model, new ImageCoder(model.autoencoder(), CodeTables.of(tables)));
        } catch (IOException | RuntimeException e) {
            model.close();
            throw e;
        }
    }

    ImageCoder coder() {
        return coder;
    }

    /** @param passes of the search for a better code */
    FileConversion.Result compress(Path input, int passes) throws IOException {
        Picture picture = Pictures.read(input);
        ImageSpec in = model.autoencoder().architecture().in();
        if (picture.width() != in.width() || picture.height() != in.height()) {
            throw new InvalidInputException("this plate is for pictures of " + in.width() + "x" + in.height()
                    + " pixels, not of " + picture.width() + "x" + picture.height());
        }
        ImageBatch image = picture.toChannels(in.channels()).pixels();
        byte[] file = coder.encode(image, passes).get(0);
        double psnr = ItgPixels.of(image).psnr(ItgPixels.of(coder.decode(List.of(file))));
        return new FileConversion.Result(
                stream -> stream.write(file),
                String.format(Locale.ROOT, "%d bytes, %.2f dB", file.length, psnr),
                CompressCommand.lost(picture, ImageCoder.EXTENSION));
    }

    Picture decompress(byte[] file) throws IOException {
        return Picture.of(ItgPixels.of(coder.decode(List.of(file))).image());
    }

    @Override
    public void close() {
        model.close();
    }
}
