package io.intaglio.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.jna.Platform;
import io.intaglio.config.Settings;
import io.intaglio.djl.architecture.Collapsed;
import io.intaglio.djl.compile.TorchSymbols;
import io.intaglio.image.ImageSpec;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Condition;
import io.intaglio.network.Architecture;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said before the natives are loaded, and where they may lie; mostly in processes of their own. */
class NativesTest {

    @TempDir
    Path folder;

    /** What a small network makes of a small picture: PyTorch asks for NNPACK at each of its convolutions. */
    private static float[] small() {
        ImageSpec colour = ImageSpec.anySize(3);
        Architecture architecture =
                Settings.of("widths", "8,12").applyTo(new Collapsed()).create(colour, colour);
        try (DjlEngine engine = Engines.cpu();
                Autoencoder model = engine.open(architecture, Engines.weights(architecture, 3))) {
            return model.apply(Engines.random(8, 1, 24, 28, 3), Condition.NONE).data();
        }
    }

    /** How far it is off what another process wrote, at most. */
    private static float difference(String written) {
        float[] here = small();
        String[] there = written.split(",");
        assertThat(there).hasSize(here.length);
        float most = 0;
        for (int i = 0; i < here.length; i++) {
            most = Math.max(most, Math.abs(here[i] - Float.parseFloat(there[i])));
        }
        return most;
    }

    /** The other process: runs a small picture. */
    static final class Small {

        private Small() {}

        public static void main(String[] args) throws IOException {
            StringJoiner numbers = new StringJoiner(",");
            for (float number : small()) {
                numbers.add(Float.toString(number));
            }
            Files.write(
                    Path.of(args[0], "small.txt"),
                    List.of(new DjlEngineProvider().diagnosis().get("tuning"), numbers.toString()));
        }
    }

    /** The other process: writes down which addresses are asked for. */
    static final class Listening {

        private Listening() {}

        public static void main(String[] args) throws IOException {
            List<String> asked = new ArrayList<>();
            URL.setURLStreamHandlerFactory(protocol -> !protocol.startsWith("http")
                    ? null
                    : new URLStreamHandler() {
                        @Override
                        protected URLConnection openConnection(URL url) throws IOException {
                            asked.add(url.toString());
                            throw new IOException("nobody is there");
                        }

                        @Override
                        protected URLConnection openConnection(URL url, java.net.Proxy proxy) throws IOException {
                            return openConnection(url);
                        }
                    });
            new DjlEngineProvider().diagnosis();
            Engines.cpu().close();
            Files.write(Path.of(args[0], "asked.txt"), asked);
        }
    }

    /** A folder with the natives of this process, in which JNA can unpack nothing. */
    private Path withoutRoomForJna() throws IOException {
        Engines.cpu().close();
        Path cache = Files.createDirectory(folder.resolve("cache"));
        Path pytorch = Files.createDirectory(cache.resolve("pytorch")); // with verdicts of its own
        try (Stream<Path> there = Files.list(Natives.prepare().resolve("pytorch"))) {
            for (Path natives : there.filter(Files::isDirectory).toList()) {
                Files.createSymbolicLink(pytorch.resolve(natives.getFileName()), natives);
            }
        }
        Files.createFile(cache.resolve("jna"));
        return cache;
    }

    @Test
    void withoutJnaEverythingElseWorksAndNothingIsPrinted() throws Exception {
        assumeTrue(!Platform.isWindows(), "JNA finds its own way there");

        String errors = Child.errors(
                Small.class,
                Map.of(NativesFolder.SETTING, withoutRoomForJna().toString()),
                List.of("-Djava.io.tmpdir=" + folder.resolve("missing"), "-Duser.home=" + folder.resolve("homeless")),
                folder);

        assertThat(errors.lines().filter(line -> line.contains("at com.sun.jna") || line.contains("Exception")))
                .isEmpty();
        List<String> lines = Files.readAllLines(folder.resolve("small.txt"));
        assertThat(lines.get(0))
                .startsWith("not in use")
                .contains(folder.resolve("missing").toString(), JnaFolder.SETTING);
        // On a processor that computes wrongly without tuning, other convolutions are taken: right, but not to the last
        // bit.
        assertThat(difference(lines.get(1))).isLessThan(1e-4f);
    }

    @Test
    void smallPicturesPrintNothing() throws Exception {
        assertThat(Child.errors(Small.class, Map.of(), List.of(), folder)).isEmpty();
        assertThat(Files.readString(folder.resolve("small.txt"))).startsWith("in use");
    }

    @Test
    void withNnpackTheBitsAreTheSame() {
        assumeTrue(!Platform.isWindows(), "PyTorch's switch has another name there");
        float[] without = small();
        assertThat(TorchSymbols.userEnabled("NNPACK")).isFalse();
        TorchSymbols.setUserEnabled("NNPACK", true);
        try {
            assertThat(small()).isEqualTo(without);
        } finally {
            TorchSymbols.setUserEnabled("NNPACK", false);
        }
    }

    @Test
    void contactsNobody() throws Exception {
        Child.errors(Listening.class, Map.of(), List.of(), folder);

        assertThat(folder.resolve("asked.txt")).isEmptyFile();
    }

    @Test
    void aSecondClassLoaderIsToldWhatToDo() throws Exception {
        Engines.cpu().close();
        List<URL> path = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            path.add(Path.of(entry).toUri().toURL());
        }
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader second =
                new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            Thread.currentThread().setContextClassLoader(second);
            Class<?> main = Class.forName(Engines.class.getName(), true, second);
            assertThat(failure(main))
                    .hasToString("io.intaglio.config.InvalidInputException: PyTorch's natives are loaded in this Java "
                            + "process already, by"
                            + " another class loader, and Java allows a native library one class loader only. "
                            + "Put Intaglio's"
                            + " and DJL's jars where all applications of this process share them (a server's "
                            + "own lib folder),"
                            + " or restart the process; see docs/containers.md");
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private static Throwable failure(Class<?> engines) throws ReflectiveOperationException {
        try {
            var open = engines.getDeclaredMethod("cpu");
            open.setAccessible(true);
            open.invoke(null);
            return null;
        } catch (InvocationTargetException e) {
            return e.getCause();
        }
    }
}
