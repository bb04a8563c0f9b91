package io.intaglio.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.RealData;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataTest {

    private static final byte[] XMP =
            ("<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xmpmeta xmlns:x='adobe:ns:meta/'>"
                            + "<rdf:Description tiff:Orientation=\"6\" dc:title=\"Bäume\"/></x:xmpmeta><?xpacket "
                            + "end='w'?>")
                    .getBytes(StandardCharsets.UTF_8);

    private static final byte[] IPTC = {0x1C, 2, 120, 0, 5, 'h', 'e', 'l', 'l', 'o', 0x1C, 2, 25, 0, 1, 'x', 0};

    @TempDir
    private Path folder;

    /** Orientation, a camera's name, a size of 640x480 in EXIF's own directory, and a thumbnail's directory. */
    private static byte[] exif(ByteOrder order, int orientation) {
        ByteBuffer block = ByteBuffer.allocate(120).order(order);
        block.put((order == ByteOrder.LITTLE_ENDIAN ? "II" : "MM").getBytes(StandardCharsets.US_ASCII));
        block.putShort((short) 42).putInt(8);
        block.putShort((short) 3);
        entry(block, 271, 2, 4, 0);
        block.position(block.position() - 4);
        block.put(new byte[] {'C', 'a', 'm', 0});
        entry(block, 274, 3, 1, orientation);
        entry(block, 34665, 4, 1, 60);
        block.putInt(90);
        block.position(60);
        block.putShort((short) 2);
        entry(block, 0xA002, 4, 1, 640);
        entry(block, 0xA003, 3, 1, 480);
        block.position(90);
        block.putShort((short) 0).putInt(0);
        return block.array();
    }

    private static void entry(ByteBuffer block, int tag, int type, int count, int value) {
        block.putShort((short) tag).putShort((short) type).putInt(count);
        if (type == 3) {
            block.putShort((short) value).putShort((short) 0);
        } else {
            block.putInt(value);
        }
    }

    private static int number(byte[] exif, int at) {
        return ByteBuffer.wrap(exif)
                .order(exif[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN)
                .getInt(at);
    }

    private static byte[] png(byte[]... chunks) throws IOException {
        byte[] png = TestPictures.bytes(Picture.of(TestPictures.noise(6, 4, 3, 255)), "png");
        for (byte[] chunk : chunks) {
            png = TestPictures.insert(png, 33, chunk);
        }
        return png;
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private Picture again(Picture picture, String name) throws IOException {
        Path file = folder.resolve(name);
        Pictures.write(picture, file);
        return Pictures.read(file);
    }

    private static Metadata whole() {
        return Metadata.empty()
                .withExif(exif(ByteOrder.LITTLE_ENDIAN, 1))
                .withXmp(XMP)
                .withIptc(IPTC)
                .withText(Metadata.Text.COMMENT, "by hand")
                .withResolution(Resolution.perInch(300, 150));
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg"})
    void whatIsSaidAboutAPictureComesBack(String extension) throws IOException {
        Picture picture = Picture.of(TestPictures.noise(12, 8, 3, 255)).withMetadata(whole());

        Metadata back = again(picture, "x." + extension).metadata();

        assertThat(back.xmp()).contains(XMP);
        assertThat(back.iptc()).contains(IPTC);
        assertThat(back.texts()).containsExactly(new Metadata.Text("Comment", "by hand"));
        assertThat(back.resolution().orElseThrow().horizontalPerInch()).isCloseTo(300, within(0.02));
        assertThat(back.resolution().orElseThrow().verticalPerInch()).isCloseTo(150, within(0.02));
        byte[] exif = back.exif().orElseThrow();
        assertThat(new String(exif, 18, 3, StandardCharsets.US_ASCII)).isEqualTo("Cam");
    }

    @Test
    void aTiffKeepsThemWhereItHasAPlace() throws IOException {
        Metadata said = whole().withText("Copyright", "Müller").withText("Unknown", "word");
        Picture picture = Picture.of(TestPictures.noise(12, 8, 3, 255)).withMetadata(said);

        Metadata back = again(picture, "x.tif").metadata();
        Metadata further = again(again(picture, "x.tif"), "y.jpg").metadata();

        for (Metadata metadata : List.of(back, further)) {
            assertThat(metadata.xmp()).contains(XMP);
            assertThat(metadata.iptc()).contains(IPTC);
            assertThat(metadata.resolution().orElseThrow().horizontalPerInch()).isCloseTo(300, within(0.02));
            assertThat(metadata.resolution().orElseThrow().verticalPerInch()).isCloseTo(150, within(0.02));
            TiffTags exif = TiffTags.read(Bytes.of(metadata.exif().orElseThrow()), false, 8);
            assertThat(exif.text(270)).isEqualTo("by hand");
            assertThat(exif.text(271)).isEqualTo("Cam");
            assertThat(exif.text(33432)).isEqualTo("Müller");
            TiffTags size = TiffTags.read(Bytes.of(metadata.exif().orElseThrow()), false, exif.number(34665, 0));
            assertThat(size.number(0xA002, 0)).isEqualTo(8);
        }
    }

    /** It says how many pages of what size there are, which is another program's business to know. */
    @Test
    void whatAProgramTellsItselfInATiffIsLeftOut() throws IOException {
        Picture stack = Picture.of(TestPictures.noise(4, 4, 1, 255))
                .withMetadata(Metadata.empty().withText("Description", "ImageJ=1.53\nimages=7\n"));

        assertThat(again(stack, "x.tif").metadata().exif()).isEmpty();
    }

    @Test
    void theOrientationOfATiffIsReset() throws IOException {
        TiffTags tags = new TiffTags();
        tags.numbers(256, false, 2);
        tags.numbers(257, false, 1);
        tags.numbers(258, false, 8);
        tags.numbers(262, false, 1);
        tags.numbers(273, true, 8);
        tags.numbers(274, false, 6);
        tags.numbers(278, false, 1);
        tags.numbers(279, true, 2);
        tags.text(315, "somebody");
        ByteBuffer file =
                ByteBuffer.allocate(10 + tags.size()).putInt(0x4D4D002A).putInt(10);
        file.put(new byte[] {10, 20}).put(tags.directory(10, 0));

        Picture turned = TestPictures.read(file.array());
        Picture twice = again(turned, "x.tif");

        assertThat(turned.height()).isEqualTo(2);
        assertThat(twice.height()).isEqualTo(2);
        assertThat(TiffDirectory.orientation(Bytes.of(twice.metadata().exif().orElseThrow())))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"II", "MM"})
    void theSizeInExifIsThatOfThePicture(String order) throws IOException {
        byte[] block = exif(order.equals("II") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN, 1);
        Picture picture = Picture.of(TestPictures.noise(12, 8, 1, 255))
                .withMetadata(Metadata.empty().withExif(block))
                .withPixels(ImageBatch.zeros(1, 24, 16, 1));

        byte[] exif = again(picture, "x.png").metadata().exif().orElseThrow();

        assertThat(number(exif, 70)).isEqualTo(16);
        assertThat(number(exif, 82) >>> (order.equals("II") ? 0 : 16)).isEqualTo(24);
        assertThat(number(exif, 46)).as("the thumbnail's directory").isZero();
    }

    @ParameterizedTest
    @CsvSource({"jpg, 6", "png, 6", "jpg, 8", "png, 3"})
    void theOrientationIsResetWithThePixelsTurned(String extension, int orientation) throws IOException {
        byte[] xmp = new String(XMP, StandardCharsets.UTF_8)
                .replace("\"6\"", "\"" + orientation + "\"")
                .getBytes(StandardCharsets.UTF_8);
        Metadata metadata = Metadata.empty()
                .withExif(exif(ByteOrder.BIG_ENDIAN, orientation))
                .withXmp(xmp)
                .withResolution(Resolution.perInch(300, 150));
        Picture picture = Picture.of(TestPictures.noise(12, 8, 3, 255)).withMetadata(metadata);

        Picture turned = again(picture, "turned." + extension);
        Picture twice = again(turned, "again." + extension);

        assertThat(turned.width()).isEqualTo(orientation == 3 ? 8 : 12);
        assertThat(twice.width()).isEqualTo(turned.width());
        byte[] exif = twice.metadata().exif().orElseThrow();
        assertThat(TiffDirectory.orientation(Bytes.of(exif))).isEqualTo(1);
        assertThat(new String(twice.metadata().xmp().orElseThrow(), StandardCharsets.UTF_8))
                .contains("tiff:Orientation=\"1\" dc:title=\"Bäume\"");
        assertThat(twice.metadata().resolution().orElseThrow().horizontalPerInch())
                .isCloseTo(orientation == 3 ? 300 : 150, within(0.02));
    }

    @Test
    void theOrientationInAPngsXmpIsApplied() throws IOException {
        byte[] xmp = latin("XML:com.adobe.xmp\0\0\0\0\0<a><tiff:Orientation>8</tiff:Orientation></a>");
        Picture picture = TestPictures.read(png(TestPictures.chunk("iTXt", xmp)));

        assertThat(picture.width()).isEqualTo(6);
        assertThat(picture.metadata().xmp().orElseThrow()).asString().contains("<tiff:Orientation>1</");
    }

    @Test
    void textsOfAPngTravelWhateverTheyAreKeptIn() throws IOException {
        byte[] png = png(
                TestPictures.chunk("tEXt", latin("Author\0Grüber")),
                TestPictures.chunk("zTXt", concat(latin("Title\0\0"), Inflation.deflated(latin("long")))),
                TestPictures.chunk(
                        "iTXt",
                        concat(
                                latin("Description\0\1\0de\0Beschreibung\0"),
                                Inflation.deflated("木".getBytes(StandardCharsets.UTF_8)))));
        Picture read = TestPictures.read(png);
        List<Metadata.Text> expected = List.of(
                new Metadata.Text("Description", "木"),
                new Metadata.Text("Title", "long"),
                new Metadata.Text("Author", "Grüber"));

        assertThat(read.metadata().texts()).isEqualTo(expected);
        assertThat(again(read, "x.png").metadata().texts()).isEqualTo(expected);
        assertThat(again(read, "x.jpg").metadata().texts())
                .extracting(Metadata.Text::value)
                .containsExactly("Description: 木", "Title: long", "Author: Grüber");
    }

    private static byte[] concat(byte[] first, byte[] second) {
        return TestPictures.insert(first, first.length, second);
    }

    @Test
    void whatAPngSaysOfItsColoursTravels() throws IOException {
        byte[] gamma = ByteBuffer.allocate(4).putInt(100000).array();
        byte[] colours = new byte[32];
        ByteBuffer.wrap(colours).asIntBuffer().put(new int[] {31270, 32900, 68000, 32000, 26500, 69000, 15000, 6000});
        byte[] codes = {12, 13, 0, 1};
        Picture read = TestPictures.read(png(
                TestPictures.chunk("gAMA", gamma),
                TestPictures.chunk("cHRM", colours),
                TestPictures.chunk("cICP", codes),
                TestPictures.chunk("sRGB", new byte[] {2})));
        byte[] written =
                TestPictures.bytes(read.withPixels(ImageBatch.zeros(1, 8, 8, 3)).withMetadata(Metadata.empty()), "png");

        String text = new String(written, StandardCharsets.ISO_8859_1);
        assertThat(text)
                .contains(new String(TestPictures.chunk("gAMA", gamma), StandardCharsets.ISO_8859_1))
                .contains(new String(TestPictures.chunk("cHRM", colours), StandardCharsets.ISO_8859_1))
                .contains(new String(TestPictures.chunk("cICP", codes), StandardCharsets.ISO_8859_1))
                .contains(new String(TestPictures.chunk("sRGB", new byte[] {2}), StandardCharsets.ISO_8859_1));
        assertThat(text.indexOf("cICP")).isLessThan(text.indexOf("IDAT"));
    }

    /** 0.2 of the light is 0.4845 in sRGB (IEC 61966-2-1). */
    @ParameterizedTest
    @CsvSource({"jpg, 3", "jpg, 1", "tif, 3", "tif, 1", "bmp, 3", "bmp, 1", "ppm, 3", "pgm, 1"})
    void otherFormatsKeepTheBrightnessOfAGamma(String extension, int channels) throws IOException {
        ImageBatch light = ImageBatch.zeros(1, 16, 16, channels);
        java.util.Arrays.fill(light.data(), 0.2f);
        Picture linear = Picture.of(light).withCoding(new ColourCoding(List.of(), -1, 100000, List.of()));

        Picture read = again(linear, "x." + extension);

        float seen = read.inSrgb().pixels().data()[0];
        assertThat(seen).isCloseTo(0.4845f, within(0.01f));
        if (extension.equals("jpg") || extension.equals("tif")) {
            assertThat(read.iccProfile()).isPresent();
            assertThat(read.pixels().data()[0]).isCloseTo(0.2f, within(0.01f));
        }
    }

    /** Display P3's red is beyond sRGB; its gray is the same. */
    @Test
    void chromaticitiesBecomeAProfile() {
        byte[] profile = Cicp.profile(List.of(12, 13, 0, 1), 3).orElseThrow();
        ProfileConversion conversion = ProfileConversion.of(profile, 3).orElseThrow();

        float[] converted = conversion.convert(new float[] {0.5f, 0.5f, 0.5f, 0.8f, 0.5f, 0.5f});

        assertThat(converted[0]).isCloseTo(0.5f, within(0.003f));
        assertThat(converted[2]).isCloseTo(0.5f, within(0.003f));
        assertThat(converted[3]).isCloseTo(0.8552f, within(0.006f));
        assertThat(Cicp.profile(List.of(1, 13, 0, 1), 3)).as("sRGB").isEmpty();
        assertThat(Cicp.profile(List.of(9, 16, 0, 1), 3))
                .as("high dynamic range")
                .isEmpty();
    }

    @Test
    void aPictureCanBeStrippedOfAllButItsColours() throws IOException {
        Picture picture = Picture.of(TestPictures.noise(12, 8, 3, 255))
                .withIccProfile(Profiles.adobeLike("RGB "))
                .withMetadata(whole());

        Picture read = again(picture.withMetadata(Metadata.empty()), "x.png");

        assertThat(read.metadata().isEmpty()).isTrue();
        assertThat(read.iccProfile()).isPresent();
    }

    @Test
    void otherReadersSeeTheDensityAndTheComment() throws IOException {
        byte[] jpeg = TestPictures.bytes(TestPictures.blocks().withMetadata(whole()), "jpg");
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(jpeg)));
        IIOMetadataNode tree = (IIOMetadataNode) reader.getImageMetadata(0).getAsTree("javax_imageio_jpeg_image_1.0");
        reader.dispose();

        IIOMetadataNode jfif =
                (IIOMetadataNode) tree.getElementsByTagName("app0JFIF").item(0);
        assertThat(jfif.getAttribute("Xdensity")).isEqualTo("300");
        assertThat(jfif.getAttribute("Ydensity")).isEqualTo("150");
        IIOMetadataNode comment =
                (IIOMetadataNode) tree.getElementsByTagName("com").item(0);
        assertThat(comment.getAttribute("comment")).isEqualTo("by hand");
    }

    /** A picture whose metadata are damaged is still a picture. */
    @Test
    void damagedMetadataAreLeftOut() throws IOException {
        byte[] cut = java.util.Arrays.copyOf(exif(ByteOrder.LITTLE_ENDIAN, 6), 30);
        byte[] png = png(
                TestPictures.chunk("eXIf", cut),
                TestPictures.chunk("eXIf", new byte[] {'I', 'I', 42, 0, -1, -1, -1, -1, 0, 0, 0, 0, 0, 0}),
                TestPictures.chunk("gAMA", new byte[3]),
                TestPictures.chunk("pHYs", new byte[9]),
                TestPictures.chunk("tEXt", latin("\0nameless")),
                TestPictures.chunk("zTXt", latin("Title\0\0no zlib")),
                TestPictures.chunk("iTXt", latin("Title\0\1\0de")),
                TestPictures.chunk("cICP", new byte[1]));

        Picture read = TestPictures.read(png);

        assertThat(read.metadata().isEmpty()).isTrue();
        assertThat(read.coding()).isEqualTo(ColourCoding.UNSAID);
    }

    @Test
    void theGammaOfTheExampleTravels() throws IOException {
        Picture read = Pictures.read(RealData.of("failing").resolve("gama10.png"));
        assertThat(read.coding().gamma()).isEqualTo(100000);
        assertThat(again(read, "x.png").coding()).isEqualTo(read.coding());
        assertThat(again(read, "x.jpg").iccProfile()).isPresent();
    }

    /** The bright sky, through the profile of the press. */
    @Test
    void aPressPictureIsConvertedThroughItsProfile() throws IOException {
        Picture press = Pictures.read(RealData.of("failing").resolve("press.jpg"));
        ImageBatch sky = press.pixels().crop(5, 5, 40, 100);
        float[] expected = {141, 165, 203};
        for (int c = 0; c < 3; c++) {
            double sum = 0;
            for (float value : sky.channels(c).data()) {
                sum += value;
            }
            assertThat(sum / (40 * 100) * 255).isCloseTo(expected[c], within(12.0));
        }
    }
}
