package io.github.vocalpatterns.examples.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What a shell has to know to complete commands, options and their values. */
@Command(
    name = "completion",
    description = "Prints a script by which a shell completes commands, options and values.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "For this shell and for all to come, in bash and in zsh:",
      "  ./vocal-patterns completion bash > ~/.vocal-patterns-completion",
      "  echo 'source ~/.vocal-patterns-completion' >> ~/.bashrc",
      "and for zsh likewise with zsh and ~/.zshrc. Commands that train are in it once they have been"
          + " built: ./vocal-patterns train --help"
    })
final class CompletionCommand implements Callable<Integer> {

  /** The shells that the script is for. */
  enum Shell {
    BASH,
    ZSH;

    @Override
    public String toString() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}")
  private Shell shell = Shell.BASH;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    CommandLine root = spec.root().commandLine();
    PrintWriter out = spec.commandLine().getOut();
    // One script serves both shells: it loads zsh's emulation of bash's completion by itself.
    out.print(AutoComplete.bash(root.getCommandName(), root));
    out.flush();
    return 0;
  }
}
