package io.github.vocalpatterns.processes;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Other JVMs with the class path of this one. */
public final class Children {

  private Children() {}

  /** What a child tells its parent by: each line is with the parent before the next step begins. */
  public static PrintStream out() {
    return new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
  }

  /** Starts {@code main}; its standard error goes to a file. */
  public static Process start(Class<?> main, Path errors, List<String> flags, Object... arguments)
      throws IOException {
    return new ProcessBuilder(command(main, flags, arguments))
        .redirectError(errors.toFile())
        .start();
  }

  /** The command line that runs {@code main}. */
  public static List<String> command(Class<?> main, List<String> flags, Object... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(main.getName());
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    return command;
  }
}
