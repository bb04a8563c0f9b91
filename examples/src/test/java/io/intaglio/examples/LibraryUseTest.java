package io.intaglio.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.Intaglio;
import io.intaglio.Model;
import io.intaglio.config.InvalidInputException;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import io.intaglio.image.ReadLimits;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs of docs/examples/library-use.md do what they say. */
class LibraryUseTest {

    @TempDir
    Path folder;

    @Test
    void aDeviceIsChosenAndUsed() throws IOException {
        assertThat(ChooseDevice.runExample(new String[] {"cpu", "1"})).isEqualTo("cpu");
        assertThatThrownBy(() -> ChooseDevice.runExample(new String[] {"cpu", "all"}))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("usage: ChooseDevice");
        assertThatThrownBy(() -> ChooseDevice.runExample(new String[] {"abacus"}))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("abacus");
    }

    @Test
    void theServiceAnswersWithAPictureAndRefusesWhatIsNone() throws Exception {
        byte[] picture = Pictures.png(Picture.of(ImageBatch.zeros(1, 24, 40, 3)));
        try (Intaglio intaglio = Intaglio.open();
                Model model = intaglio.open("denoise");
                DenoiseService service = new DenoiseService(model, 0)) {
            HttpResponse<byte[]> answer = post(service, picture);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(Pictures.read(answer.body(), "answer.png", ReadLimits.standard())
                            .width())
                    .isEqualTo(40);
            assertThat(post(service, new byte[] {1, 2, 3}).statusCode()).isEqualTo(415);
            assertThat(post(service, new byte[(16 << 20) + 1]).statusCode()).isEqualTo(413);
        }
    }

    private static HttpResponse<byte[]> post(DenoiseService service, byte[] body) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + service.port() + "/denoise");
        HttpRequest request = HttpRequest.newBuilder(address)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    @Test
    void theListenerPlotsTheLoss() throws IOException {
        Picture plot = Pictures.read(PlotTraining.runExample(new String[] {"20", folder.toString()}));

        float[] pixels = plot.gray().pixels().data();
        int dark = 0;
        for (float pixel : pixels) {
            dark += pixel < 0.6 ? 1 : 0;
        }
        assertThat(plot.width()).isEqualTo(640);
        assertThat(dark).isBetween(640, 30_000);
    }
}
