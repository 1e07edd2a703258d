package io.github.vocalpatterns.examples.cli;

import io.github.vocalpatterns.Classification;
import io.github.vocalpatterns.Explanation;
import java.nio.file.Path;
import java.util.Optional;

/** How {@code classify} writes what became of each file to standard output. */
interface AnswerFormat {

  /** What stands before all answers. */
  default Optional<String> header() {
    return Optional.empty();
  }

  /** One answer, without its last end of line. */
  String answer(Path file, Classification classification, Optional<Explanation> explanation);

  /** What stands for an answer where there is none; standard error tells the reason anyway. */
  default Optional<String> failure(Path file, String error) {
    return Optional.empty();
  }
}
