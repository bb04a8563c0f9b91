package io.intaglio.cli;

import io.intaglio.cli.text.Numbers;
import io.intaglio.data.Example;
import io.intaglio.data.ForwardingSource;
import io.intaglio.data.Source;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Data that says, once for each, which of its images cannot be read. */
final class NamedFailures extends ForwardingSource {

    private final Console console;
    private final Set<Long> failed = ConcurrentHashMap.newKeySet();

    NamedFailures(Source source, Console console) {
        super(source);
        this.console = console;
    }

    /** Returns the exit code of a command that left the unreadable images out, and says how many they were. */
    int code() {
        if (failed.isEmpty()) {
            return CommandRunner.DONE;
        }
        console.say("intaglio: %s could not be read", Numbers.count(failed.size(), "image"));
        return CommandRunner.FAILED;
    }

    @Override
    public Example get(long index) throws IOException {
        try {
            return super.get(index);
        } catch (IOException e) {
            if (failed.add(index)) {
                console.say("intaglio: %s", Failures.sentence(e));
            }
            throw e;
        }
    }
}
