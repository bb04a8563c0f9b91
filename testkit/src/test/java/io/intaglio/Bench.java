package io.intaglio;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.internal.memory.MachineMemory;
import io.intaglio.internal.plugins.Installation;
import io.intaglio.internal.plugins.PluginContext;
import io.intaglio.internal.plugins.ProviderRegistry;
import io.intaglio.network.Architecture;
import io.intaglio.network.Comparison;
import io.intaglio.network.Conv;
import io.intaglio.network.Latent;
import io.intaglio.network.Network;
import io.intaglio.network.SkipJoin;
import io.intaglio.network.Tap;
import io.intaglio.spi.ArchitectureProvider;
import io.intaglio.spi.BaselineProvider;
import io.intaglio.spi.Degradation;
import io.intaglio.spi.EngineOptions;
import io.intaglio.spi.EngineProvider;
import io.intaglio.spi.PlateProvider;
import io.intaglio.spi.Providers;
import io.intaglio.spi.SourceProvider;
import io.intaglio.spi.TaskProvider;
import io.intaglio.spi.VectorIndexProvider;
import io.intaglio.task.Inputs;
import io.intaglio.task.Needs;
import io.intaglio.task.Pair;
import io.intaglio.task.Preset;
import io.intaglio.task.Task;
import io.intaglio.testkit.fake.FakeEngineProvider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;

/** Small providers, and data, to try the way in with. */
public final class Bench {

    private static final List<EngineProvider> FAKE = List.of(new FakeEngineProvider());

    private Bench() {}

    public static Intaglio intaglio() {
        return intaglio(Bench.class.getClassLoader(), new Dim());
    }

    public static Intaglio intaglio(ClassLoader loader, TaskProvider task, ArchitectureProvider... more) {
        return intaglio(loader, new EngineOptions(), 0, FAKE, task, more);
    }

    /** @param memory of the machine, in bytes */
    public static Intaglio intaglio(EngineOptions options, long memory) {
        return intaglio(Bench.class.getClassLoader(), options, memory, FAKE, new Dim());
    }

    public static Intaglio intaglio(EngineOptions options, EngineProvider... engines) {
        return intaglio(Bench.class.getClassLoader(), options, 0, List.of(engines), new Dim());
    }

    private static Intaglio intaglio(
            ClassLoader loader,
            EngineOptions options,
            long memory,
            List<EngineProvider> engines,
            TaskProvider task,
            ArchitectureProvider... more) {
        List<ArchitectureProvider> architectures = new ArrayList<>(List.of(new Small(), new Rigid(), new Looking()));
        architectures.addAll(List.of(more));
        return new Intaglio(new Installation(
                new PluginContext(loader, List.of(), List.of()),
                options,
                Optional.empty(),
                new ProviderRegistry(
                        Providers.of(ArchitectureProvider.class, architectures),
                        Providers.of(TaskProvider.class, List.of(task)),
                        Providers.of(EngineProvider.class, engines),
                        Providers.of(
                                SourceProvider.class,
                                List.of(new Plain("folder"), new Plain("zip"), new Plain("grays"))),
                        Providers.of(BaselineProvider.class, List.of(new Twice())),
                        Providers.of(Degradation.class, List.of()),
                        Providers.of(PlateProvider.class, List.of(new Boxed())),
                        Providers.of(VectorIndexProvider.class, List.of())),
                List.of(),
                engine -> MachineMemory.of(memory)));
    }

    private static Architecture network(ImageSpec in, ImageSpec out, int width, boolean lateral) {
        Network encoder = lateral ? Network.of(new Tap("in"), Conv.same(width, 3)) : Network.of(Conv.same(width, 3));
        Network decoder = lateral
                ? Network.of(Conv.same(out.channels(), 3), new SkipJoin("in", SkipJoin.Mode.ADD))
                : Network.of(Conv.same(out.channels(), 3));
        return new Architecture(in, out, encoder, new Latent.Point(0), decoder, List.of(new Comparison.Mse(1)));
    }

    /** Any size. */
    public record Small(int width) implements ArchitectureProvider {

        public Small() {
            this(2);
        }

        @Override
        public String name() {
            return "small";
        }

        @Override
        public String summary() {
            return "for tests";
        }

        @Override
        public Architecture create(ImageSpec in, ImageSpec out) {
            return network(in, out, width, false);
        }
    }

    /** One size. */
    public record Rigid(int width) implements ArchitectureProvider {

        public Rigid() {
            this(2);
        }

        @Override
        public String name() {
            return "rigid";
        }

        @Override
        public String summary() {
            return "for tests";
        }

        @Override
        public Architecture create(ImageSpec in, ImageSpec out) {
            if (!in.fixed()) {
                throw new InvalidInputException("give a size");
            }
            return network(in, out, width, false);
        }
    }

    /** Has no code. */
    public record Looking() implements ArchitectureProvider {

        @Override
        public String name() {
            return "looking";
        }

        @Override
        public String summary() {
            return "for tests";
        }

        @Override
        public Architecture create(ImageSpec in, ImageSpec out) {
            return network(in, out, 2, true);
        }
    }

    /** A task of which nothing matters but what is learned from an example. Without settings, so it is no record. */
    static final class Pairing implements TaskProvider {

        private final BiFunction<Example, RandomGenerator, Pair> pairing;

        Pairing(BiFunction<Example, RandomGenerator, Pair> pairing) {
            this.pairing = pairing;
        }

        @Override
        public String name() {
            return "pairing";
        }

        @Override
        public String summary() {
            return "for tests";
        }

        @Override
        public Task create() {
            return new Task() {
                @Override
                public Preset preset() {
                    return new Preset("small", Settings.empty());
                }

                @Override
                public Pair pair(Example example, RandomGenerator random) {
                    return pairing.apply(example, random);
                }
            };
        }
    }

    /** Undoes darkening. */
    public record Dim(double light, int width, boolean bottleneck, boolean labels, boolean pairs)
            implements TaskProvider {

        public Dim() {
            this(0.5, 1, false, false, false);
        }

        @Override
        public String name() {
            return "dim";
        }

        @Override
        public String summary() {
            return "for tests";
        }

        @Override
        public Task create() {
            return new Task() {
                @Override
                public Needs needs() {
                    return new Needs(bottleneck, labels, pairs);
                }

                @Override
                public Preset preset() {
                    return new Preset(
                            "small",
                            Settings.of(Map.of(
                                    "arch.width",
                                    "3",
                                    "train.steps",
                                    "4",
                                    "train.batch",
                                    "2",
                                    "train.held-out",
                                    "0.25")));
                }

                @Override
                public Pair pair(Example example, RandomGenerator random) {
                    return Pair.of(times(example.image(), light), example.image());
                }

                @Override
                public Settings about() {
                    return Settings.of("light", light);
                }
            };
        }
    }

    /** A baseline that knows the answer to a light of one half. */
    public record Twice() implements BaselineProvider {

        @Override
        public String name() {
            return "twice";
        }

        @Override
        public String summary() {
            return "for tests";
        }

        @Override
        public boolean suits(String task, Settings about) {
            return task.equals("dim");
        }

        @Override
        public ImageBatch apply(Inputs inputs, Settings about) {
            return times(inputs.image(Inputs.IMAGE), 2);
        }
    }

    /** A baseline that gives back the answer, or black where nobody told it. */
    public record Told(String name, Set<String> needs) implements BaselineProvider {

        @Override
        public String summary() {
            return "for tests";
        }

        @Override
        public boolean suits(String task, Settings about) {
            return true;
        }

        @Override
        public ImageBatch apply(Inputs inputs, Settings about) {
            ImageBatch image = inputs.image(Inputs.IMAGE);
            return inputs.images(Inputs.REFERENCE).stream().findFirst().orElseGet(() -> times(image, 0));
        }
    }

    /** Opens gray images, as many as its argument's length. */
    public record Plain(String name) implements SourceProvider {

        @Override
        public String summary() {
            return "for tests";
        }

        @Override
        public String usage() {
            return "TEXT";
        }

        @Override
        public Source open(String argument) {
            return new Images(argument.length(), 1, 0, name + "=" + argument);
        }
    }

    /** Even images of 8x8 pixels; every so many one cannot be read. */
    public record Images(long size, int channels, int bad, String digest) implements Source {

        @Override
        public Example get(long index) throws IOException {
            if (bad > 0 && index % bad == 0) {
                throw new IOException("image " + index + " is broken");
            }
            return Example.of("image " + index, even(8, 8, channels, 0.5f));
        }

        @Override
        public void close() {
            CLOSED.add(digest);
        }
    }

    /** The digests of images that were closed. */
    public static final List<String> CLOSED = new CopyOnWriteArrayList<>();

    public static ImageBatch even(int height, int width, int channels, float value) {
        float[] data = new float[height * width * channels];
        Arrays.fill(data, value);
        return ImageBatch.wrap(1, height, width, channels, data);
    }

    public static ImageBatch times(ImageBatch image, double factor) {
        float[] data = image.data().clone();
        for (int i = 0; i < data.length; i++) {
            data[i] *= (float) factor;
        }
        return ImageBatch.wrap(image.count(), image.height(), image.width(), image.channels(), data);
    }

    /** A plate that comes with a jar. */
    public record Boxed() implements PlateProvider {

        @Override
        public String name() {
            return "boxed";
        }

        @Override
        public String summary() {
            return "a plate in a jar";
        }

        @Override
        public InputStream open() throws IOException {
            Path file = Files.createTempFile("boxed", ".plate");
            try (Intaglio intaglio = intaglio()) {
                intaglio.train("dim")
                        .data(new Images(4, 1, 0, "d"))
                        .run()
                        .plate()
                        .write(file);
                return new ByteArrayInputStream(Files.readAllBytes(file));
            } finally {
                Files.delete(file);
            }
        }
    }
}
