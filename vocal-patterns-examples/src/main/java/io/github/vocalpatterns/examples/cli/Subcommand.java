package io.github.vocalpatterns.examples.cli;

import java.util.concurrent.Callable;

/**
 * A picocli command that joins the command line through {@link java.util.ServiceLoader}. What needs
 * Deeplearning4j is on the class path only after a full build, so {@link Main} cannot name it.
 */
public interface Subcommand extends Callable<Integer> {}
