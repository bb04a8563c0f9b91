package io.intaglio.plugin.imageio;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import javax.imageio.ImageIO;

/** Reads a picture by ImageIO alone and prints its size and a pixel; a program of its own. */
final class ReadAndPrint {

    private ReadAndPrint() {}

    public static void main(String[] arguments) throws IOException {
        BufferedImage image = ImageIO.read(new File(arguments[0]));
        System.out.println(image == null ? "no reader" : describe(image));
    }

    static String describe(BufferedImage image) {
        return image.getWidth() + "x" + image.getHeight() + " " + Integer.toHexString(image.getRGB(3, 4));
    }
}
