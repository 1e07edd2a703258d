package io.github.vocalpatterns.examples.web;

/** A request that is not served; the message tells the person who sent it why, in a sentence. */
final class Refusal extends Exception {

  private final int status;

  Refusal(int status, String sentence) {
    super(sentence);
    this.status = status;
  }

  /** Status code of HTTP. */
  int status() {
    return status;
  }
}
