package io.github.vocalpatterns.dataset;

/**
 * Something that stands on both sides of a split.
 *
 * @param training name of the take, or of the singer, on the side of training
 * @param validation name of the take, or of the singer, on the side of validation
 * @param reason what the two share, a sentence without them
 */
public record Leak(String training, String validation, String reason) {

  /** For example {@code a.wav and b.wav: they hold the same samples}. */
  @Override
  public String toString() {
    return training + " and " + validation + ": " + reason;
  }
}
