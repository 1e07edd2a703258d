package io.github.vocalpatterns.audio.io;

import java.lang.management.ManagementFactory;

/** What this thread has allocated so far. */
final class Allocation {

  private Allocation() {}

  static long bytes() {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    return threads.getCurrentThreadAllocatedBytes();
  }
}
