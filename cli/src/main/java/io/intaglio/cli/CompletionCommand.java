package io.intaglio.cli;

import com.google.inject.Inject;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints a script with which a shell completes what is typed. */
@Command(
        name = "generate-completion",
        description = "Print a completion script for bash and zsh.",
        footerHeading = "%nExamples:%n",
        footer = {"  . <(intaglio generate-completion)"})
final class CompletionCommand implements Callable<Integer> {

    private static final String NAMES = "compReplyArray \"${PLATE_pos_param_args[@]}\"";

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Inject
    CompletionCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        String script = AutoComplete.bash("intaglio", spec.root().commandLine());
        // A plate is a file as well as a name: the shell is to offer both.
        console.out().print(script.replace(NAMES + " )", NAMES + "; compgen -f -- \"${curr_word}\" )") + "\n");
        return CommandRunner.DONE;
    }
}
