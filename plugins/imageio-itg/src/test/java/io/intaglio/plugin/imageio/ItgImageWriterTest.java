package io.intaglio.plugin.imageio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.itg.ItgDecoder;
import io.intaglio.itg.ItgExtras;
import io.intaglio.itg.ItgPixels;
import java.awt.Rectangle;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataFormatImpl;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

class ItgImageWriterTest {

    private static final byte[] EXIF = {'M', 'M', 0, 42, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0};

    private static byte[] write(BufferedImage image, IIOMetadata metadata, ItgWriteParam param) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("itg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, metadata), param);
        }
        writer.dispose();
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                BufferedImage.TYPE_3BYTE_BGR,
                BufferedImage.TYPE_INT_RGB,
                BufferedImage.TYPE_INT_ARGB,
                BufferedImage.TYPE_4BYTE_ABGR,
                BufferedImage.TYPE_INT_ARGB_PRE,
                BufferedImage.TYPE_BYTE_GRAY,
                BufferedImage.TYPE_USHORT_GRAY,
                BufferedImage.TYPE_USHORT_565_RGB,
                BufferedImage.TYPE_BYTE_INDEXED
            })
    void imagesOfAllTypesComeBack(int type) throws IOException {
        BufferedImage image = DrawnImage.of(150, 40, type);
        ItgWriteParam param = new ItgWriteParam(null);
        param.setCompressionQuality(1);
        BufferedImage read = ImageIO.read(new ByteArrayInputStream(write(image, null, param)));
        assertThat(read.getColorModel().hasAlpha())
                .isEqualTo(image.getColorModel().hasAlpha());
        double difference = 0;
        for (int x = 60; x < 150; x++) {
            int before = image.getRGB(x, 11);
            int after = read.getRGB(x, 11);
            difference += Math.abs((before >> 8 & 0xFF) - (after >> 8 & 0xFF));
            if (type == BufferedImage.TYPE_4BYTE_ABGR || type == BufferedImage.TYPE_INT_ARGB) {
                assertThat(after >>> 24).isEqualTo(before >>> 24);
            }
        }
        assertThat(difference / 90).isLessThan(4);
    }

    @Test
    void oneCallWritesAFile() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(DrawnImage.of(30, 20, BufferedImage.TYPE_INT_RGB), "itg", out))
                .isTrue();
        assertThat(ItgDecoder.header(out.toByteArray()).width()).isEqualTo(30);
    }

    @Test
    void qualityMakesFilesSmallerAndEffortOthers() throws IOException {
        BufferedImage image = DrawnImage.of(200, 150, BufferedImage.TYPE_3BYTE_BGR);
        ItgWriteParam param = new ItgWriteParam(null);
        assertThat(param.getCompressionQuality()).isEqualTo(0.6f);
        int usual = write(image, null, param).length;
        param.setCompressionQuality(0.3f);
        byte[] small = write(image, null, param);
        assertThat(small.length).isLessThan(usual);
        param.setEffort(0);
        assertThat(write(image, null, param)).isNotEqualTo(small);
        assertThatThrownBy(() -> param.setEffort(10)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void regionAndSubsamplingAreTaken() throws IOException {
        BufferedImage image = DrawnImage.of(200, 150, BufferedImage.TYPE_3BYTE_BGR);
        ItgWriteParam param = new ItgWriteParam(null);
        param.setCompressionQuality(1);
        param.setSourceRegion(new Rectangle(20, 10, 101, 60));
        param.setSourceSubsampling(2, 3, 0, 0);
        BufferedImage read = ImageIO.read(new ByteArrayInputStream(write(image, null, param)));
        assertThat(read.getWidth()).isEqualTo(51);
        assertThat(read.getHeight()).isEqualTo(20);
        int shown = read.getRGB(5, 6) >> 8 & 0xFF;
        assertThat(Math.abs(shown - (image.getRGB(30, 28) >> 8 & 0xFF))).isLessThan(3);
    }

    @Test
    void metadataAreCarried() throws IOException {
        ItgMetadata metadata = new ItgMetadata();
        metadata.setExif(EXIF);
        metadata.setXmp(new byte[] {'<', 'x', '/', '>'});
        BufferedImage image = DrawnImage.of(20, 10, BufferedImage.TYPE_4BYTE_ABGR);
        ImageReader reader = ImageIO.getImageReadersByFormatName("itg").next();
        byte[] file = write(image, metadata, null);
        reader.setInput(new MemoryCacheImageInputStream(new ByteArrayInputStream(file)));
        IIOMetadata read = reader.getImageMetadata(0);
        IIOMetadataNode tree = (IIOMetadataNode) read.getAsTree(ItgMetadata.NATIVE);
        assertThat(((IIOMetadataNode) tree.getElementsByTagName("exif").item(0)).getUserObject())
                .isEqualTo(EXIF);
        Element standard = (Element) read.getAsTree(IIOMetadataFormatImpl.standardMetadataFormatName);
        assertThat(((Element) standard.getElementsByTagName("Alpha").item(0)).getAttribute("value"))
                .isEqualTo("nonpremultiplied");
        assertThat(((Element) standard.getElementsByTagName("NumChannels").item(0)).getAttribute("value"))
                .isEqualTo("4");
        ItgMetadata copy = new ItgMetadata();
        copy.mergeTree(ItgMetadata.NATIVE, tree);
        assertThat(copy.xmp()).hasValueSatisfying(xmp -> assertThat(xmp).hasSize(4));
        tree.appendChild(new IIOMetadataNode("poem"));
        assertThatThrownBy(() -> copy.mergeTree(ItgMetadata.NATIVE, tree))
                .isInstanceOf(IIOInvalidTreeException.class)
                .hasMessageContaining("poem");
        assertThat(read.getMetadataFormat(ItgMetadata.NATIVE).canNodeAppear("icc", null))
                .isTrue();
    }

    @Test
    void aProfileSaysWhatTheColoursMean() throws IOException {
        BufferedImage image = DrawnImage.of(60, 50, BufferedImage.TYPE_3BYTE_BGR);
        ColorSpace linear = ColorSpace.getInstance(ColorSpace.CS_LINEAR_RGB);
        BufferedImage other = new ColorConvertOp(linear, null).filter(image, null);
        ItgWriteParam param = new ItgWriteParam(null);
        param.setCompressionQuality(1);
        byte[] file = write(other, null, param);
        assertThat(ItgDecoder.extras(file).profile()).isPresent();
        BufferedImage read = ImageIO.read(new ByteArrayInputStream(file));
        assertThat(read.getColorModel().getColorSpace().isCS_sRGB()).isFalse();
        int before = other.getRGB(20, 30) >> 8 & 0xFF;
        assertThat(Math.abs((read.getRGB(20, 30) >> 8 & 0xFF) - before)).isLessThan(6);
    }

    @Test
    void aJpegHandsItsExifOver() throws IOException {
        BufferedImage image = DrawnImage.of(60, 50, BufferedImage.TYPE_3BYTE_BGR);
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", plain);
        byte[] jpeg = plain.toByteArray();
        ByteArrayOutputStream with = new ByteArrayOutputStream();
        with.write(jpeg, 0, 20);
        with.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xE1, 0, (byte) (8 + EXIF.length), 'E', 'x', 'i', 'f', 0, 0});
        with.writeBytes(EXIF);
        with.write(jpeg, 20, jpeg.length - 20);
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        reader.setInput(new MemoryCacheImageInputStream(new ByteArrayInputStream(with.toByteArray())));
        byte[] file = write(reader.read(0), reader.getImageMetadata(0), null);
        assertThat(ItgDecoder.extras(file).metadata().exif())
                .hasValueSatisfying(exif -> assertThat(Arrays.copyOf(exif, 4)).containsExactly('M', 'M', 0, 42));
    }

    @Test
    void thePixelsAreThoseOfTheEncoder() throws IOException {
        ItgPixels pixels = DrawnImage.pixels(90, 70);
        byte[] own = DrawnImage.file(new ItgWriteParam(null).getModel(), 90, 70, ItgExtras.none());
        ItgWriteParam param = new ItgWriteParam(null);
        param.setCompressionQuality(0.8f);
        param.setEffort(0);
        byte[] file = write(DrawnImage.of(90, 70, BufferedImage.TYPE_3BYTE_BGR), null, param);
        assertThat(file).isEqualTo(own);
        assertThat(pixels.psnr(new ItgDecoder(param.getModel()).decode(file))).isGreaterThan(35);
    }
}
