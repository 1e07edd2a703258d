package io.github.vocalpatterns.audio.io;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What was logged while something ran; slf4j-simple writes to the standard error stream. */
record LogCapture(String text) {

  interface Action {
    void run() throws IOException;
  }

  @SuppressWarnings("RegexpSinglelineJava")
  static LogCapture of(Action action) throws IOException {
    PrintStream before = System.err;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
      action.run();
    } finally {
      System.setErr(before);
    }
    return new LogCapture(bytes.toString(StandardCharsets.UTF_8));
  }

  void assertContains(String part) {
    assertTrue(text.contains(part), text);
  }
}
