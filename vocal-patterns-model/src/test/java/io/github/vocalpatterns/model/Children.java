package io.github.vocalpatterns.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Other JVMs with the class path of this one, for what cannot be tried on the own one. */
final class Children {

  private Children() {}

  /** Starts {@code main}; its standard error goes to a file. */
  static Process start(Class<?> main, Path errors, List<String> flags, Object... arguments)
      throws IOException {
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
    return new ProcessBuilder(command).redirectError(errors.toFile()).start();
  }
}
