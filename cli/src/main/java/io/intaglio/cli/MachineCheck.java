package io.intaglio.cli;

import io.intaglio.Intaglio;
import io.intaglio.cli.text.Numbers;
import io.intaglio.cli.text.Wrap;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Condition;
import io.intaglio.network.Architecture;
import io.intaglio.network.Comparison;
import io.intaglio.network.Conv;
import io.intaglio.network.Latent;
import io.intaglio.network.Network;
import io.intaglio.network.ShapePlan;
import io.intaglio.network.Tensor;
import io.intaglio.network.WeightSpec;
import io.intaglio.network.Weights;
import io.intaglio.spi.DeviceInfo;
import io.intaglio.spi.Engine;
import io.intaglio.spi.EngineProvider;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Looks for what keeps Intaglio from working here. */
final class MachineCheck {

    private static final long LITTLE_HEAP = 512L << 20;

    private static final int SIDE = 8;

    /**
     * Of a white image, weights and biases of a half: 9 · 0.5 + 0.5 = 5 in each of four channels, then 36 · 0.5 · 5 +
     * 0.5.
     */
    private static final float EXPECTED = 90.5f;

    private final Console console;
    private final IntaglioCommand parent;
    private int complaints;

    MachineCheck(Console console, IntaglioCommand parent) {
        this.console = console;
        this.parent = parent;
    }

    /** Prints what it finds, and returns the code of exit. */
    int run() {
        for (String line : new Version().getVersion()) {
            line("%s", line);
        }
        Runtime runtime = Runtime.getRuntime();
        line("processors     %d", runtime.availableProcessors());
        line("java memory    at most %s (INTAGLIO_OPTS=-Xmx4g sets another limit)", Numbers.bytes(runtime.maxMemory()));
        if (runtime.maxMemory() < LITTLE_HEAP) {
            complain("Java may take very little memory; set INTAGLIO_OPTS=-Xmx2g, and within a limit of address space"
                    + " (ulimit -v) raise that, too");
        }
        try (Intaglio intaglio = parent.open()) {
            line("architectures  %s", String.join(", ", intaglio.architectures().names()));
            line("tasks          %s", String.join(", ", intaglio.tasks().names()));
            line("sources        %s", String.join(", ", intaglio.sources().names()));
            line("baselines      %s", String.join(", ", intaglio.baselines().names()));
            if (intaglio.engines().all().isEmpty()) {
                complain("there is no engine; put intaglio-engine-djl and PyTorch's natives into lib");
            }
            intaglio.engines().all().forEach(this::examine);
            if (complaints == 0) {
                start(intaglio);
            }
        }
        line("");
        line(
                complaints == 0
                        ? "All is well."
                        : complaints == 1 ? "One thing is wrong." : complaints + " things are wrong.");
        return complaints == 0 ? CommandRunner.DONE : CommandRunner.FAILED;
    }

    private void examine(EngineProvider engine) {
        line("");
        line("engine %s: %s", engine.name(), engine.summary());
        if (!engine.trains()) {
            line("  it runs networks and does not train them");
        }
        engine.diagnosis().asMap().forEach((key, value) -> line("  %-20s %s", key, value));
        try {
            for (DeviceInfo device : engine.devices()) {
                line(
                        "  device %-13s %s, %s free",
                        device.name(), device.description(), Numbers.bytes(device.freeBytes()));
            }
        } catch (RuntimeException | LinkageError e) {
            complain("the devices cannot be listed: " + Failures.reason(e));
        }
    }

    /** The one sure way to know whether the natives load. */
    private void start(Intaglio intaglio) {
        try {
            Engine engine = intaglio.engine();
            compute("The engine", engine);
            if (intaglio.engines().all().stream().noneMatch(EngineProvider::trains)) {
                line("No engine trains: what is here only runs plates.");
            } else if (intaglio.trainingEngine() != engine) {
                compute("The engine that trains", intaglio.trainingEngine());
            }
        } catch (RuntimeException | LinkageError e) {
            complain("the engine does not start: " + e.getMessage());
            line("%s", ADVICE);
        }
    }

    /** A library may know a device and yet have nothing that runs on it, or nothing that is right. */
    private void compute(String what, Engine engine) {
        Architecture one = new Architecture(
                ImageSpec.anySize(1),
                ImageSpec.anySize(1),
                Network.of(Conv.same(4, 3)),
                new Latent.Point(0),
                Network.of(Conv.same(1, 3)),
                List.of(new Comparison.Mse(1)));
        Map<String, Tensor> halves = new LinkedHashMap<>();
        for (WeightSpec spec : ShapePlan.smallest(one).weights()) {
            float[] numbers = new float[Math.toIntExact(spec.size())];
            Arrays.fill(numbers, 0.5f);
            halves.put(spec.name(), Tensor.of(spec.shape(), numbers));
        }
        ImageBatch white = ImageBatch.zeros(1, SIDE, SIDE, 1);
        Arrays.fill(white.data(), 1);
        try (Autoencoder model = engine.open(one, Weights.of(halves))) {
            float middle = model.apply(white, Condition.NONE).data()[SIDE * SIDE / 2 + SIDE / 2];
            if (middle != EXPECTED) {
                throw new IllegalStateException("it computes " + middle + " where " + EXPECTED + " is right");
            }
        }
        line("");
        line("%s starts and computes, on %s.", what, engine.device().description());
    }

    /** A line of the report, as wide as the terminal. */
    private void line(String format, Object... arguments) {
        String text = String.format(Locale.ROOT, format, arguments);
        console.print("%s", console.columns() > 0 ? Wrap.at(console.columns(), text) : text);
    }

    private void complain(String what) {
        complaints++;
        line("PROBLEM: %s", what);
    }

    private static final String ADVICE = """
              PyTorch's natives come in the jar pytorch-native-cpu-VERSION-PLATFORM.jar in lib. \
              Where it is missing, the engine
              fetches the natives that fit (also those for an NVIDIA GPU) into its cache folder \
              when it first starts with a
              network. For a machine without one: copy that cache folder from another machine \
              of the same kind, or install
              libtorch and name its lib folder in PYTORCH_LIBRARY_PATH and its kind in PYTORCH_FLAVOR (cpu, cu128); see
              docs/gpu.md.""";
}
