package io.intaglio.plugin.imageio;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.itg.ItgExtras;
import io.intaglio.itg.ItgModel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plug-in in one jar with all that it needs, and in the loader of a web application. */
class ForeignLoadersTest {

    @TempDir
    Path folder;

    private Path file;
    private String expected;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("picture.itg");
        Files.write(file, DrawnImage.file(ItgModel.included(), 40, 30, ItgExtras.none()));
        expected = ReadAndPrint.describe(ImageIO.read(file.toFile()));
    }

    private static Path location(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    /** Copies all entries into one jar; of services with one name the lines of all are kept. */
    private Path shaded() throws IOException, URISyntaxException {
        Path jar = folder.resolve("application.jar");
        ByteArrayOutputStream readers = new ByteArrayOutputStream();
        readers.writeBytes("# of another library\n".getBytes(StandardCharsets.UTF_8));
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            for (Class<?> type : List.of(ItgImageReaderSpi.class, ItgModel.class, ReadAndPrint.class)) {
                Path place = location(type);
                if (Files.isDirectory(place)) {
                    copy(place, entries, readers);
                } else {
                    try (FileSystem zip = FileSystems.newFileSystem(URI.create("jar:" + place.toUri()), Map.of())) {
                        copy(zip.getPath("/"), entries, readers);
                    }
                }
            }
            entries.putNextEntry(new JarEntry("META-INF/services/javax.imageio.spi.ImageReaderSpi"));
            entries.write(readers.toByteArray());
        }
        return jar;
    }

    private static void copy(Path root, JarOutputStream entries, ByteArrayOutputStream readers) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path each : all.filter(Files::isRegularFile).toList()) {
                String name = root.relativize(each).toString().replace('\\', '/');
                if (name.endsWith("services/javax.imageio.spi.ImageReaderSpi")) {
                    readers.writeBytes(Files.readAllBytes(each));
                } else if (!name.startsWith("META-INF/") || name.contains("services/")) {
                    entries.putNextEntry(new JarEntry(name));
                    Files.copy(each, entries);
                }
            }
        }
    }

    @Test
    void oneJarWithEverythingReadsAFile() throws Exception {
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.awt.headless=true",
                        "-cp",
                        shaded().toString(),
                        ReadAndPrint.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(java.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(said.strip()).isEqualTo(expected);
    }

    @Test
    void aWebApplicationBringsItsOwn() throws Exception {
        URL[] places = {
            location(ItgImageReaderSpi.class).toUri().toURL(),
            location(ItgModel.class).toUri().toURL()
        };
        IIORegistry registry = IIORegistry.getDefaultInstance();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader application = new URLClassLoader(places, ClassLoader.getPlatformClassLoader())) {
            Class<?> type = application.loadClass(ItgImageReaderSpi.class.getName());
            assertThat(type).isNotSameAs(ItgImageReaderSpi.class);
            thread.setContextClassLoader(application);
            ImageIO.scanForPlugins();
            ImageReaderSpi own = (ImageReaderSpi) registry.getServiceProviderByClass(type);
            assertThat(own).as("registered by the application's loader").isNotNull();
            // What a container does with a request: another thread's loader, which knows nothing of the plug-in.
            thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
            ImageReader reader = own.createReaderInstance();
            try (InputStream in = new ByteArrayInputStream(Files.readAllBytes(file))) {
                reader.setInput(ImageIO.createImageInputStream(in));
                BufferedImage image = reader.read(0);
                assertThat(ReadAndPrint.describe(image)).isEqualTo(expected);
            }
            registry.deregisterServiceProvider(own);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
