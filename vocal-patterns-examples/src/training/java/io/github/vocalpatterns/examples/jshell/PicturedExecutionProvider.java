package io.github.vocalpatterns.examples.jshell;

import java.util.Map;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/** Makes {@link PicturedExecution} known to JShell, which finds it as a service. */
public final class PicturedExecutionProvider implements ExecutionControlProvider {

  /** An identifier, JShell wants it so. */
  static final String NAME = "pictured";

  /** For {@link java.util.ServiceLoader}. */
  public PicturedExecutionProvider() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
    return new PicturedExecution();
  }
}
