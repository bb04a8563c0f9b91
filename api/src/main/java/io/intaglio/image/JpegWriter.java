package io.intaglio.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Baseline JPEG by ImageIO, without chroma subsampling; profile and metadata are put in afterwards. */
final class JpegWriter {

    private static final String NATIVE = "javax_imageio_jpeg_image_1.0";

    private JpegWriter() {}

    /** @param quality 1 to 100 */
    static void write(Picture picture, int quality, OutputStream out) throws IOException {
        if (picture.width() > 65500 || picture.height() > 65500) {
            throw new IOException("a JPEG holds at most 65500x65500 pixels, not " + picture.width() + "x"
                    + picture.height() + ": write a PNG or TIFF");
        }
        byte[] plain = encode(Rendering.of(picture), quality / 100f);
        picture.metadata().resolution().ifPresent(resolution -> JpegMetadata.putDensity(resolution, plain));
        JpegSegments segments = JpegMetadata.segments(picture);
        picture.colourProfile().ifPresent(segments::addProfile);
        out.write(segments.in(plain));
    }

    private static byte[] encode(BufferedImage image, float quality) throws IOException {
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("jpeg");
        if (!writers.hasNext()) {
            throw new IOException("this Java has no JPEG writer; write a PNG");
        }
        ImageWriter writer = writers.next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(quality);
            IIOMetadata metadata =
                    writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), param);
            fullChroma(metadata);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, metadata), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static void fullChroma(IIOMetadata metadata) throws IIOInvalidTreeException {
        IIOMetadataNode tree = (IIOMetadataNode) metadata.getAsTree(NATIVE);
        NodeList components = tree.getElementsByTagName("componentSpec");
        for (int i = 0; i < components.getLength(); i++) {
            Element component = (Element) components.item(i);
            component.setAttribute("HsamplingFactor", "1");
            component.setAttribute("VsamplingFactor", "1");
        }
        metadata.setFromTree(NATIVE, tree);
    }
}
