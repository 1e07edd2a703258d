package io.github.vocalpatterns.examples;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What a program prints. */
public final class Printed {

  /** Part of a program. */
  @FunctionalInterface
  public interface Program {

    /** Runs it. */
    void run() throws Exception;
  }

  private Printed() {}

  /** What is written to standard output meanwhile. */
  @SuppressWarnings("RegexpSinglelineJava")
  public static String by(Program program) throws Exception {
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      System.setOut(out);
      program.run();
    } finally {
      System.setOut(before);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
