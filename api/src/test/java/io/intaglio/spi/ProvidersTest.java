package io.intaglio.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvidersTest {

    private record Simple(String name) implements Named {

        @Override
        public String summary() {
            return "for this test";
        }
    }

    /** Can be made. */
    public static final class Good implements Named {

        @Override
        public String name() {
            return "good";
        }

        @Override
        public String summary() {
            return "good";
        }
    }

    /** Has the same name. */
    public static final class Better implements Named {

        @Override
        public String name() {
            return "good";
        }

        @Override
        public String summary() {
            return "better";
        }
    }

    /** Cannot be made. */
    public static final class Broken implements Named {

        /** Fails. */
        public Broken() {
            throw new IllegalStateException("no luck");
        }

        Broken(int any) {}

        @Override
        public String name() {
            return "broken";
        }

        @Override
        public String summary() {
            return "broken";
        }
    }

    @Test
    void areFoundByName() {
        Providers<Simple> providers = Providers.of(Simple.class, List.of(new Simple("b"), new Simple("a")));

        assertThat(providers.names()).containsExactly("a", "b");
        assertThat(providers.get("b")).isEqualTo(new Simple("b"));
        assertThatThrownBy(() -> providers.get("c"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("there is no simple \"c\"; there are: a, b");
    }

    @Test
    void objectsStandBesideWhatIsFound() {
        Providers<Simple> providers =
                ProviderContext.of(new Simple("b"), new Sized(3)).providers(Simple.class);

        assertThat(providers.names()).containsExactly("b");
        assertThat(ProviderContext.of(new Simple("b"), new Simple("b"))
                        .providers(Simple.class)
                        .problems())
                .singleElement()
                .asString()
                .startsWith("there are two of the simple \"b\"");
    }

    private record Sized(int size) implements Named {

        @Override
        public String name() {
            return "sized";
        }

        @Override
        public String summary() {
            return "for this test";
        }
    }

    @Test
    void aProvidersComponentsAreItsSettings() {
        Providers<Named> providers = Providers.of(Named.class, List.of(new Sized(3), new Broken(1)));

        assertThat(providers.get("sized", Settings.of("size", 5))).isEqualTo(new Sized(5));
        assertThat(providers.get("sized", Settings.empty())).isEqualTo(new Sized(3));
        assertThatThrownBy(() -> providers.get("sized", Settings.of("colour", 5)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("colour");
        assertThatThrownBy(() -> providers.get("broken", Settings.of("size", 5)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("broken has no settings, so there is no size");
    }

    @Test
    void twoOfOneNameAreRefusedNamingBothPlaces() {
        assertThatThrownBy(() -> Providers.of(Simple.class, List.of(new Simple("a"), new Simple("a"))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageMatching("there are two of the simple \"a\": one from .*test-classes/? and one from"
                        + " .*test-classes/?; remove one of the jars");
    }

    @Test
    void aNameMustBeOne() {
        assertThatThrownBy(() -> Providers.of(Simple.class, List.of(new Simple("A b"))))
                .hasMessageContaining("the simple \"A b\" from")
                .hasMessageContaining("small letters, digits and hyphens");
    }

    @Test
    void aPluginThatCannotBeMadeIsNamedWithItsPlaceAndLeftOut(@TempDir Path folder) throws IOException {
        Providers<Named> providers = load(
                folder,
                Broken.class.getName(),
                "org.example.Gone",
                Sized.class.getName(),
                Good.class.getName(),
                "java.lang.String");

        assertThat(providers.names()).containsExactly("good");
        assertThat(providers.problems())
                .anySatisfy(problem -> assertThat(problem).contains("Broken", folder.toString(), "no luck"))
                .anySatisfy(
                        problem -> assertThat(problem).contains("org.example.Gone", folder.toString(), "no such class"))
                .anySatisfy(problem -> assertThat(problem).contains("Sized", "no public class"))
                .anySatisfy(problem -> assertThat(problem).contains("java.lang.String", "does not implement"))
                .hasSize(4);
        assertThatThrownBy(() -> providers.get("broken"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no luck")
                .hasMessageContaining(folder.toString());
    }

    @Test
    void aNameOfTwoJarsIsNeithers(@TempDir Path folder) throws IOException {
        Providers<Named> providers = load(folder, Good.class.getName(), Better.class.getName());

        assertThat(providers.names()).isEmpty();
        assertThatThrownBy(() -> providers.get("good"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("there are two of the named \"good\"");
    }

    @Test
    void aMistypedNameIsGuessed() {
        Providers<Simple> providers = Providers.of(Simple.class, List.of(new Simple("denoise"), new Simple("restore")));

        assertThatThrownBy(() -> providers.get("denois")).hasMessageContaining("did you mean denoise?");
        assertThatThrownBy(() -> providers.get("colour")).hasMessageNotContaining("did you mean");
    }

    @Test
    void aPluginThatMissesALibraryIsToo(@TempDir Path folder) throws IOException {
        Path interfaceFile = Files.writeString(folder.resolve("Gone.java"), "public interface Gone {}");
        Path plugin = Files.writeString(folder.resolve("Plugin.java"), """
                public class Plugin implements Gone, io.intaglio.spi.Named {
                    public String name() { return "plugin"; }
                    public String summary() { return "plugin"; }
                }
                """);
        ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-cp",
                        System.getProperty("java.class.path"),
                        interfaceFile.toString(),
                        plugin.toString());
        Files.delete(folder.resolve("Gone.class"));

        Providers<Named> providers = load(folder, "Plugin", Good.class.getName());

        assertThat(providers.names()).containsExactly("good");
        assertThat(providers.problems())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem).contains("misses a library of its own", "Gone", folder.toString()));
    }

    /** A program that writes {@code with(new Good())} has its jar, with its service file, on the class path. */
    @Test
    void anObjectTakesThePlaceOfTheOneOfItsClassThatWasFound(@TempDir Path folder) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(Named.class.getName()), Good.class.getName());
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            Good given = new Good();

            assertThat(Providers.load(Named.class, List.of(loader), List.of(given))
                            .get("good"))
                    .isSameAs(given);
            assertThatThrownBy(() -> Providers.load(Named.class, List.of(loader), List.of(new Better()))
                            .get("good"))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("there are two");
        }
    }

    private static Providers<Named> load(Path folder, String... implementations) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(Named.class.getName()), String.join("\n", implementations));
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, Named.class.getClassLoader())) {
            return Providers.load(Named.class, loader);
        }
    }
}
