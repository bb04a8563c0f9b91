package io.intaglio.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.Intaglio;
import io.intaglio.Model;
import io.intaglio.config.Settings;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.plate.Card;
import io.intaglio.plate.Plate;
import io.intaglio.spi.PlateProvider;
import io.intaglio.task.Inputs;
import io.intaglio.task.Result;
import io.intaglio.task.RunRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/**
 * The contract of every {@link PlateProvider}. Extend it and return one. An engine, the plate's task and its
 * architecture must be on the class path.
 *
 * @since 0.1
 */
public abstract class PlateProviderContract {

    /** Returns the provider to look at. */
    protected abstract PlateProvider provider();

    /** Returns what the plate is given to run on: a small picture of its channels, unless overridden. */
    protected RunRequest request(Model model) {
        if (model.task().roles().stream().noneMatch(role -> role.name().equals(Inputs.IMAGE))) {
            return RunRequest.EMPTY;
        }
        ImageBatch image = ImageBatch.zeros(1, 32, 48, model.plate().card().in().channels() == 1 ? 1 : 3);
        for (int i = 0; i < image.data().length; i++) {
            image.data()[i] = i * 37 % 255 / 255f;
        }
        return RunRequest.of(Picture.of(image));
    }

    private byte[] bytes() throws IOException {
        try (InputStream in = provider().open()) {
            return in.readAllBytes();
        }
    }

    @Test
    public void hasANameAndASummary() {
        ProviderChecks.named(provider());
    }

    @Test
    public void isRegistered() {
        ProviderChecks.registered(PlateProvider.class, provider());
    }

    @Test
    public void noOtherPlateHasItsName() {
        assertThat(ServiceLoader.load(PlateProvider.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .filter(other -> other.name().equals(provider().name())))
                .hasSize(1);
    }

    @Test
    public void opensTheSamePlateEachTime() throws IOException {
        byte[] plate = bytes();

        assertThat(plate).isNotEmpty();
        assertThat(bytes()).isEqualTo(plate);
    }

    @Test
    public void theCardSaysWhatThePlateIsForAndHowItWasMade() throws IOException {
        Card card = Plate.read(bytes(), provider().name()).card();

        assertThat(card.settings().keys())
                .contains("task", "architecture", "data.name", "data.count", "data.digest", "engine.engine", "seed");
        assertThat(card.settings().under("train").keys())
                .as("train.*, how it was trained")
                .isNotEmpty();
        assertThat(card.settings().under("metric").keys())
                .as("metric.*, what it reached")
                .isNotEmpty();
    }

    @Test
    public void runsUnderItsName() throws IOException {
        try (Intaglio intaglio = Intaglio.open();
                Model model = intaglio.open(provider().name())) {
            Result result = model.result(request(model));

            assertThat(Kinds.of(result))
                    .isEqualTo(model.answer(Settings.empty()).kind());
            if (result instanceof Result.Image image) {
                assertThat(image.image().finite()).isTrue();
            }
        }
    }
}
