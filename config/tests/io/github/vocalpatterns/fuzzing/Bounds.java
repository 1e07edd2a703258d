package io.github.vocalpatterns.fuzzing;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;

/**
 * What holds for any bytes that a reader is given: it returns, or throws the exception that it
 * documents with a message that is one short line, and allocates little for them.
 *
 * @param documented the only exception that may come
 * @param fixedBytes allocation that no input is too small for
 * @param bytesPerByte allocation for each byte of the input
 */
public record Bounds(Class<? extends Exception> documented, long fixedBytes, int bytesPerByte) {

  /** Text of the input may stand in a message, but not all of it. */
  private static final int LONGEST_MESSAGE = 700;

  private static final com.sun.management.ThreadMXBean THREADS =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** A reader that is given bytes. */
  @FunctionalInterface
  public interface Reader {
    /** Reads; what comes of it does not matter here. */
    void read() throws Exception;
  }

  /**
   * Holds a reader to these bounds.
   *
   * @throws AssertionError if one is broken
   */
  public void hold(byte[] input, Reader reader) {
    long allowed = fixedBytes + (long) bytesPerByte * input.length;
    // The first time may load classes, which takes memory of its own.
    if (allocatedBy(reader) > allowed) {
      long allocated = allocatedBy(reader);
      if (allocated > allowed) {
        throw new AssertionError(
            allocated + " bytes were allocated for " + input.length + ", allowed are " + allowed);
      }
    }
  }

  private long allocatedBy(Reader reader) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    try {
      reader.read();
    } catch (Exception e) {
      if (!documented.isInstance(e)) {
        throw new AssertionError("it threw what it does not document: " + e, e);
      }
      requireOneLine(e);
    }
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }

  private static void requireOneLine(Exception e) {
    String message = e.getMessage();
    if (message == null
        || message.length() > LONGEST_MESSAGE
        || message.chars().anyMatch(Character::isISOControl)) {
      throw new AssertionError("the message is not one short line: " + message, e);
    }
  }

  /** Input as the text that a reader of text sees. */
  public static String text(byte[] input) {
    return new String(input, StandardCharsets.UTF_8);
  }
}
