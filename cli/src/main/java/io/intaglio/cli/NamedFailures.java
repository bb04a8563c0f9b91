package io.intaglio.cli;

import io.intaglio.cli.text.PlanText;
import io.intaglio.data.Example;
import io.intaglio.data.Source;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Data that says, once for each, which of its images cannot be read. */
final class NamedFailures implements Source {

    private final Source source;
    private final Console console;
    private final Set<Long> failed = ConcurrentHashMap.newKeySet();

    NamedFailures(Source source, Console console) {
        this.source = source;
        this.console = console;
    }

    /** Returns the exit code of a command that left the unreadable images out, and says how many they were. */
    int code() {
        if (failed.isEmpty()) {
            return CommandRunner.DONE;
        }
        console.say("intaglio: %s could not be read", PlanText.count(failed.size(), "image"));
        return CommandRunner.FAILED;
    }

    @Override
    public long size() {
        return source.size();
    }

    @Override
    public Example get(long index) throws IOException {
        try {
            return source.get(index);
        } catch (IOException e) {
            if (failed.add(index)) {
                console.say("intaglio: %s", Failures.sentence(e));
            }
            throw e;
        }
    }

    @Override
    public String name(long index) {
        return source.name(index);
    }

    @Override
    public OptionalInt label(long index) throws IOException {
        return source.label(index);
    }

    @Override
    public List<String> classes() {
        return source.classes();
    }

    @Override
    public String digest() {
        return source.digest();
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
