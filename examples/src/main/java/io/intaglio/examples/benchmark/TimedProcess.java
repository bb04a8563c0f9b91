package io.intaglio.examples.benchmark;

import io.intaglio.config.InvalidInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A process that has ended well.
 *
 * @param seconds from its start to its end
 * @param said on both of its streams
 */
record TimedProcess(double seconds, String said) {

    /** @throws InvalidInputException if it fails; the message is what it said */
    static TimedProcess run(List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        long begin = System.nanoTime();
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new InvalidInputException(command + " failed; it said:\n" + said);
        }
        return new TimedProcess((System.nanoTime() - begin) / 1e9, said);
    }

    /** The command that runs a class of this package in a Java of its own. */
    static List<String> java(String name) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                TimedProcess.class.getPackageName() + "." + name);
    }
}
