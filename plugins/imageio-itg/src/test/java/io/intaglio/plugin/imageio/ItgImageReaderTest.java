package io.intaglio.plugin.imageio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.itg.ItgDecoder;
import io.intaglio.itg.ItgException;
import io.intaglio.itg.ItgExtras;
import io.intaglio.itg.ItgModel;
import io.intaglio.itg.ItgPixels;
import io.intaglio.itg.ItgRegion;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ItgImageReaderTest {

    private static final int WIDTH = 700;
    private static final int HEIGHT = 530;

    private static byte[] file;
    private static ItgPixels whole;

    @BeforeAll
    static void write() throws ItgException {
        file = DrawnImage.file(ItgModel.included(), WIDTH, HEIGHT, ItgExtras.none());
        whole = new ItgDecoder(ItgModel.included()).decode(file);
    }

    private static ImageReader reader(byte[] bytes) {
        ImageReader reader = ImageIO.getImageReadersByFormatName("itg").next();
        reader.setInput(new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes)));
        return reader;
    }

    private static int pixel(ItgPixels pixels, int x, int y) {
        int at = 3 * (y * pixels.width() + x);
        byte[] data = pixels.data();
        return 0xFF000000 | (data[at] & 0xFF) << 16 | (data[at + 1] & 0xFF) << 8 | data[at + 2] & 0xFF;
    }

    @Test
    void aFileIsReadByItsContent() throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
        assertThat(image.getType()).isEqualTo(BufferedImage.TYPE_3BYTE_BGR);
        assertThat(image.getWidth()).isEqualTo(WIDTH);
        assertThat(image.getHeight()).isEqualTo(HEIGHT);
        for (int y = 0; y < HEIGHT; y += 7) {
            for (int x = 0; x < WIDTH; x += 5) {
                assertThat(image.getRGB(x, y)).as("%d,%d", x, y).isEqualTo(pixel(whole, x, y));
            }
        }
    }

    @Test
    void aRegionNeedsItsGroupsAlone() throws Exception {
        byte[] damaged = file.clone();
        damaged[damaged.length - 1] ^= 1;
        ImageReader reader = reader(damaged);
        ImageReadParam param = reader.getDefaultReadParam();
        param.setSourceRegion(new Rectangle(100, 50, 90, 60));
        param.setSourceSubsampling(3, 2, 1, 0);
        List<Float> progress = new ArrayList<>();
        reader.addIIOReadProgressListener(new Listener(progress, Float.MAX_VALUE));
        BufferedImage image = reader.read(0, param);
        assertThat(progress).as("one group of four").containsExactly(100f);
        assertThat(image.getWidth()).isEqualTo(30);
        assertThat(image.getHeight()).isEqualTo(30);
        for (int y = 0; y < 30; y++) {
            for (int x = 0; x < 30; x++) {
                assertThat(image.getRGB(x, y)).isEqualTo(pixel(whole, 101 + 3 * x, 50 + 2 * y));
            }
        }
        assertThatThrownBy(() -> reader.read(0))
                .isInstanceOf(ItgException.class)
                .hasMessageContaining("group 3 is damaged");
    }

    @Test
    void aDestinationAndBandsMayBeGiven() throws IOException {
        ImageReader reader = reader(file);
        ImageReadParam param = reader.getDefaultReadParam();
        BufferedImage image = new BufferedImage(50, 40, BufferedImage.TYPE_BYTE_GRAY);
        param.setDestination(image);
        param.setSourceBands(new int[] {1});
        param.setDestinationBands(new int[] {0});
        param.setDestinationOffset(new Point(10, 20));
        reader.read(0, param);
        assertThat(image.getRaster().getSample(9, 20, 0)).isZero();
        assertThat(image.getRaster().getSample(12, 23, 0)).isEqualTo(pixel(whole, 2, 3) >> 8 & 0xFF);
    }

    @Test
    void tilesMakeThePicture() throws IOException {
        ImageReader reader = reader(file);
        assertThat(reader.isImageTiled(0)).isTrue();
        BufferedImage tile = reader.readTile(0, 1, 1);
        assertThat(tile.getWidth()).isEqualTo(WIDTH - 512);
        assertThat(tile.getHeight()).isEqualTo(HEIGHT - 512);
        assertThat(tile.getRGB(3, 4)).isEqualTo(pixel(whole, 515, 516));
        assertThatThrownBy(() -> reader.readTile(0, 2, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theThumbnailIsThePreview() throws IOException {
        ImageReader reader = reader(file);
        assertThat(reader.getNumThumbnails(0)).isEqualTo(1);
        assertThat(reader.getThumbnailWidth(0, 0)).isEqualTo(88);
        assertThat(reader.getThumbnailHeight(0, 0)).isEqualTo(67);
        BufferedImage thumbnail = reader.readThumbnail(0, 0);
        ItgPixels preview = new ItgDecoder(ItgModel.included()).preview(file);
        assertThat(thumbnail.getRGB(40, 30)).isEqualTo(pixel(preview, 40, 30));
    }

    @Test
    void readingCanBeEndedEarly() throws IOException {
        ImageReader reader = reader(file);
        Listener listener = new Listener(new ArrayList<>(), 10);
        reader.addIIOReadProgressListener(listener);
        reader.read(0);
        assertThat(listener.aborted).isTrue();
        assertThat(listener.complete).isFalse();
        reader.removeAllIIOReadProgressListeners();
        assertThat(reader.read(0).getRGB(600, 520)).as("and again afterwards").isEqualTo(pixel(whole, 600, 520));
    }

    @Test
    void whatIsNoFileIsAnError() throws IOException {
        assertThat(ImageIO.read(new ByteArrayInputStream(new byte[] {'I', 'T', 'G', 2, 0, 0})))
                .as("another version is no file of this reader")
                .isNull();
        assertThatThrownBy(() -> reader(Arrays.copyOf(file, 12)).getWidth(0)).isInstanceOf(ItgException.class);
        assertThatThrownBy(() -> reader(file).getWidth(1)).isInstanceOf(IndexOutOfBoundsException.class);
        ImageReader reader = reader(file);
        reader.setInput(null);
        assertThatThrownBy(() -> reader.getWidth(0)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anotherModelIsNamedUntilItIsRegistered() throws Exception {
        byte[] bytes = ItgModel.included().bytes();
        bytes[bytes.length - 1]++;
        ItgModel other = ItgModel.of(bytes);
        byte[] strange = DrawnImage.file(other, 40, 30, ItgExtras.none());
        assertThatThrownBy(() -> reader(strange).read(0))
                .isInstanceOf(ItgException.class)
                .hasMessageContaining(other.name())
                .hasMessageContaining(ItgModel.included().name());
        ImageReader reader = new ItgImageReaderSpi(List.of(other)).createReaderInstance(null);
        reader.setInput(new MemoryCacheImageInputStream(new ByteArrayInputStream(strange)));
        ItgPixels decoded = new ItgDecoder(other).decode(strange, new ItgRegion(0, 0, 40, 30));
        assertThat(reader.read(0).getRGB(7, 8)).isEqualTo(pixel(decoded, 7, 8));
        reader.setInput(new MemoryCacheImageInputStream(new ByteArrayInputStream(file)));
        assertThat(reader.read(0).getRGB(7, 8)).isEqualTo(pixel(whole, 7, 8));
    }

    /** Notes what it hears, and aborts beyond so many percent. */
    private static final class Listener implements IIOReadProgressListener {

        private final List<Float> progress;
        private final float limit;
        private boolean aborted;
        private boolean complete;

        Listener(List<Float> progress, float limit) {
            this.progress = progress;
            this.limit = limit;
        }

        @Override
        public void imageProgress(ImageReader source, float percent) {
            progress.add(percent);
            if (percent > limit) {
                source.abort();
            }
        }

        @Override
        public void imageComplete(ImageReader source) {
            complete = true;
        }

        @Override
        public void readAborted(ImageReader source) {
            aborted = true;
        }

        @Override
        public void sequenceStarted(ImageReader source, int index) {}

        @Override
        public void sequenceComplete(ImageReader source) {}

        @Override
        public void imageStarted(ImageReader source, int index) {}

        @Override
        public void thumbnailStarted(ImageReader source, int index, int thumbnail) {}

        @Override
        public void thumbnailProgress(ImageReader source, float percent) {}

        @Override
        public void thumbnailComplete(ImageReader source) {}
    }
}
