package io.intaglio.examples.benchmark;

import io.intaglio.config.InvalidInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Compares training with plain DJL and PyTorch: the same networks, batches and optimizer, two threads, each trainer in
 * a process of its own, one after another and round after round, so that what disturbs the machine disturbs all. What
 * counts is the median of the rounds' ratios.
 */
public final class Peers {

    /** What {@code mallopt} takes everywhere; the engine sets the like in its own process. */
    private static final Map<String, String> TUNED = Map.of(
            "MALLOC_MMAP_THRESHOLD_",
            "33554432",
            "MALLOC_TRIM_THRESHOLD_",
            "2147483646",
            "MALLOC_TOP_PAD_",
            "67108864");

    /** Threads of the processes that take their number from the environment. */
    private static final Map<String, String> THREADS = Map.of("OMP_NUM_THREADS", "2", "OPT_OUT_TRACKING", "true");

    /** How much each network does in a process: batch, side, steps before the clock runs, steps timed. */
    private static final Map<String, List<String>> WORK = Map.of(
            // Java compiles itself during the first seconds.
            "pooled", List.of("64", "32", "240", "200"),
            "flat", List.of("64", "32", "90", "60"),
            "restorer", List.of("16", "96", "16", "12"));

    private final Map<String, Peer> peers = new LinkedHashMap<>();
    private final boolean quick;

    private record Peer(List<String> command, Map<String, String> environment) {}

    private Peers(String python, boolean quick) {
        this.quick = quick;
        // As the launcher starts it.
        peers.put("intaglio", new Peer(TimedProcess.java("IntaglioPeer"), RunningKit.ENVIRONMENT));
        peers.put("plain DJL", new Peer(TimedProcess.java("PlainDjlPeer"), THREADS));
        if (!python.equals("none")) {
            List<String> command = List.of(python, script());
            Map<String, String> tuned = new LinkedHashMap<>(THREADS);
            tuned.putAll(TUNED);
            peers.put("PyTorch channels-last", new Peer(command, THREADS));
            peers.put("PyTorch channels-last, malloc tuned", new Peer(command, tuned));
        }
    }

    /**
     * Runs the comparison; plain DJL needs {@code examples/target/test-classes} on the class path.
     *
     * @param arguments {@code [--python PYTHON] [--rounds N] [--network NAME] [--quick]}; {@code none} for PYTHON
     *     leaves PyTorch out
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        compare(arguments);
    }

    /** The ratios' medians, by network and peer. */
    static Map<String, Double> compare(String[] arguments) throws IOException, InterruptedException {
        String python = "/usr/bin/python3";
        int rounds = 5;
        List<String> networks = Subject.SHARED;
        boolean quick = false;
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--python" -> python = arguments[++i];
                case "--rounds" -> rounds = Integer.parseInt(arguments[++i]);
                case "--network" -> networks = List.of(arguments[++i]);
                case "--quick" -> quick = true;
                default ->
                    throw new InvalidInputException(
                            "the comparison knows --python PYTHON, --rounds N, --network NAME and" + " --quick, not "
                                    + arguments[i]);
            }
        }
        Peers peers = new Peers(python, quick);
        Map<String, Double> medians = new LinkedHashMap<>();
        for (String network : networks) {
            peers.compare(network, rounds).forEach((peer, ratio) -> medians.put(network + " / " + peer, ratio));
        }
        return medians;
    }

    private Map<String, Double> compare(String network, int rounds) throws IOException, InterruptedException {
        Map<String, List<Double>> speeds = new LinkedHashMap<>();
        Map<String, List<Double>> ratios = new LinkedHashMap<>();
        long parameters = 0;
        for (int round = 0; round < rounds; round++) {
            double own = 0;
            for (Map.Entry<String, Peer> peer : peers.entrySet()) {
                PeerLine line = run(peer.getValue(), network);
                System.out.printf(Locale.ROOT, "round %d, %s: %s%n", round + 1, peer.getKey(), line);
                if (own == 0) {
                    own = line.imagesPerSecond();
                    parameters = line.parameters();
                } else {
                    ratios.computeIfAbsent(peer.getKey(), key -> new ArrayList<>())
                            .add(own / line.imagesPerSecond());
                }
                if (line.parameters() != parameters) {
                    throw new InvalidInputException("the networks called " + network + " differ: " + parameters
                            + " parameters here, " + line.parameters() + " in " + peer.getKey());
                }
                speeds.computeIfAbsent(peer.getKey(), key -> new ArrayList<>()).add(line.imagesPerSecond());
            }
        }
        return table(network, parameters, speeds, ratios);
    }

    private static Map<String, Double> table(
            String network, long parameters, Map<String, List<Double>> speeds, Map<String, List<Double>> ratios) {
        System.out.printf(Locale.ROOT, "%n%s, %d parameters, training%n", network, parameters);
        System.out.printf("%-38s %9s   %s%n", "", "images/s", "Intaglio is so many times as fast (least, most)");
        Map<String, Double> medians = new LinkedHashMap<>();
        speeds.forEach((peer, speed) -> {
            System.out.printf(Locale.ROOT, "%-38s %9.1f", peer, Stopwatch.median(speed));
            List<Double> ratio = ratios.get(peer);
            if (ratio != null) {
                medians.put(peer, Stopwatch.median(ratio));
                System.out.printf(
                        Locale.ROOT,
                        "   %.2f (%.2f, %.2f)",
                        Stopwatch.median(ratio),
                        Collections.min(ratio),
                        Collections.max(ratio));
            }
            System.out.println();
        });
        System.out.println();
        return medians;
    }

    private PeerLine run(Peer peer, String network) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(peer.command());
        command.add(network);
        command.addAll(quick ? List.of("2", "32", "1", "2") : WORK.get(Subject.known(network)));
        return PeerLine.in(TimedProcess.run(command, peer.environment()).said());
    }

    /** From the repository's root, or from the module's folder, in which tests run. */
    private static String script() {
        Path here = Path.of("benchmark", "pytorch_peer.py");
        return (here.toFile().exists() ? here : Path.of("examples").resolve(here)).toString();
    }
}
