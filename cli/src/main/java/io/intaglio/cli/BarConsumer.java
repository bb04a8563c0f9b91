package io.intaglio.cli;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarConsumer;

/** Puts a bar onto the console's status line, as wide as the terminal is at that moment. */
final class BarConsumer implements ProgressBarConsumer {

    private final Console console;
    private final ConsoleProgressBarConsumer terminal;

    BarConsumer(Console console) {
        this.console = console;
        // It knows how wide the terminal is, and how to find out again.
        this.terminal = new ConsoleProgressBarConsumer(console.err());
    }

    @Override
    public int getMaxRenderedLength() {
        return terminal.getMaxRenderedLength();
    }

    @Override
    public void accept(String line) {
        console.status().show(line);
    }

    @Override
    public void close() {
        console.status().end();
    }
}
