package io.github.vocalpatterns;

/** A recording that could be read holds nothing to judge; the message says why in one sentence. */
public final class UnclassifiableAudioException extends RuntimeException {

  /** Why a recording cannot be judged. */
  public enum Reason {
    /** It is shorter than a quarter of a second. */
    TOO_SHORT,
    /** Nothing in it rises above −80 dB of full scale. */
    SILENT
  }

  private final Reason reason;

  UnclassifiableAudioException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** Why the recording cannot be judged. */
  public Reason reason() {
    return reason;
  }
}
