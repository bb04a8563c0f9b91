package io.intaglio.internal.training;

import io.intaglio.config.Settings;
import io.intaglio.image.ImageSpec;
import io.intaglio.internal.data.DataProfile;
import io.intaglio.plate.Card;
import io.intaglio.spi.ArchitectureProvider;
import io.intaglio.spi.Providers;
import org.jspecify.annotations.Nullable;

/**
 * The request of an earlier training, as far as the card of its plate has it.
 *
 * @param card of the plate
 */
record RecalledCard(Card card) {

    /**
     * Returns the settings of the architecture. A setting that the card does not know yet had its default, or the value
     * {@link ArchitectureProvider#before before} it existed. It is not taken from the preset of the task, because the
     * preset may have changed since then.
     */
    Settings architecture(Providers<ArchitectureProvider> architectures) {
        ArchitectureProvider provider = architectures.get(card.architecture());
        return Providers.settings(provider)
                .with(provider.before())
                .prefixed("arch")
                .with(card.settings().keep(key -> key.startsWith("arch.")));
    }

    /** Returns the number of channels of the images; 0 if the data must be examined again. */
    int channels() {
        return channels("channels", 0);
    }

    /** Returns the number of channels of the partners of the images; 0 if the data must be examined again. */
    int partnerChannels() {
        return channels("partner-channels", channels());
    }

    private int channels(String key, int otherwise) {
        String text = card.data().get(key, "");
        return text.matches("[13]") ? Integer.parseInt(text) : otherwise;
    }

    /** Returns the size that was asked for or that the network has, or null. */
    DataProfile.@Nullable Size size() {
        ImageSpec in = card.in();
        return in.fixed()
                ? new DataProfile.Size(in.width(), in.height())
                : DataProfile.Size.parse(card.data().get("size"));
    }
}
