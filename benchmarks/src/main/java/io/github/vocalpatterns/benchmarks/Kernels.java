package io.github.vocalpatterns.benchmarks;

import java.util.List;
import java.util.Locale;

/** The implementations of the hot paths, as the JVM is told to choose between them. */
enum Kernels {
  PLAIN,
  VECTOR;

  List<String> jvmFlags() {
    String choice = "-Dio.github.vocalpatterns.kernels=" + label();
    return this == VECTOR
        ? List.of("--add-modules", "jdk.incubator.vector", choice)
        : List.of(choice);
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
