package io.intaglio.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.intaglio.config.SettingInfo;
import io.intaglio.config.Settings;
import io.intaglio.spi.Named;
import java.lang.reflect.Modifier;
import java.util.ServiceLoader;

/** What providers of every kind are asked for. */
final class ProviderChecks {

    private static final int LONGEST_SUMMARY = 120;

    private ProviderChecks() {}

    static void named(Named provider) {
        assertThat(provider.name()).as("name: kebab-case ASCII").matches("[a-z][a-z0-9]*(-[a-z0-9]+)*");
        assertThat(provider.name().length()).as("length of the name").isLessThanOrEqualTo(64);
        assertThat(provider.summary()).as("summary: one line").isNotBlank().doesNotContain("\n", "\r");
        assertThat(provider.summary().length()).as("length of the summary").isLessThanOrEqualTo(LONGEST_SUMMARY);
    }

    static void isItsSettings(Named provider) {
        Class<?> type = provider.getClass();
        assertThat(type).as("a provider is a public record").isRecord().isPublic();
        assertThatCode(() -> assertThat(Modifier.isPublic(type.getConstructor().getModifiers()))
                        .isTrue())
                .as("a public constructor without arguments, for the defaults")
                .doesNotThrowAnyException();
        Settings settings = Settings.from((Record) provider);
        Record again = Settings.parse(settings.toString()).applyTo(defaults(provider));
        assertThat(again).as("comes back from its settings").isEqualTo(provider);
        assertThat(SettingInfo.of((Record) provider))
                .allSatisfy(setting -> assertThat(setting.meaning())
                        .as("@Setting of %s, which intaglio list prints", setting.key())
                        .isNotBlank());
        assertThat(settings.keys()).as("settings, some of which are unused").containsAll(provider.unused());
    }

    private static Record defaults(Named provider) {
        try {
            return (Record) provider.getClass().getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(provider.getClass() + " has no constructor without arguments", e);
        }
    }

    static <P extends Named> void registered(Class<P> kind, P provider) {
        assertThat(ServiceLoader.load(kind).stream().map(ServiceLoader.Provider::type))
                .as("META-INF/services/" + kind.getName() + " names " + provider.getClass())
                .anyMatch(type -> type.equals(provider.getClass()));
    }
}
