package io.intaglio.djl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Another process with the classes of this one. */
final class Child {

    private Child() {}

    /**
     * Runs a class and waits for its end.
     *
     * @param environment to add; what this process says of OpenMP and of reports of use is taken away
     * @param options of the Java machine
     */
    static void run(Class<?> main, Map<String, String> environment, List<String> options, Path... files)
            throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        for (Path file : files) {
            command.add(file.toString());
        }
        start(new ProcessBuilder(command).inheritIO(), environment);
    }

    /**
     * Runs a class, waits for its end, and returns what it wrote to the standard error.
     *
     * @param environment to add
     * @param options of the Java machine
     * @param folder for its files, and its working directory
     */
    static String errors(Class<?> main, Map<String, String> environment, List<String> options, Path folder)
            throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(asLaunched());
        command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
        command.add("-Dorg.slf4j.simpleLogger.log.ai.djl.util.cuda=error");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName(), folder.toString()));
        Path errors = folder.resolve("errors.txt");
        start(
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(errors.toFile()),
                environment);
        return Files.readString(errors);
    }

    /** What the launcher tells newer Java machines, which warn of native code otherwise. */
    private static List<String> asLaunched() {
        return Runtime.version().feature() < 24 ? List.of() : List.of("--illegal-native-access=allow");
    }

    private static void start(ProcessBuilder builder, Map<String, String> environment) throws Exception {
        builder.environment().remove("OMP_WAIT_POLICY");
        builder.environment().remove(Natives.SPIN);
        builder.environment().remove("OPT_OUT_TRACKING");
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(30, TimeUnit.MINUTES)).as("ends").isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).isZero();
    }
}
