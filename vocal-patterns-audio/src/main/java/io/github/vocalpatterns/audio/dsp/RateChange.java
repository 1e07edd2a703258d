package io.github.vocalpatterns.audio.dsp;

/** Changes the sample rate of one recording, piece by piece. Not thread-safe. */
interface RateChange {

  /** Writes what the chunk completes into {@code out} and returns where the writing ended. */
  int accept(float[] chunk, float[] out, int at);

  /** Lets zeros follow until every output sample that lies within the recording is out. */
  int drain(float[] out, int at);

  /** Input samples, at most, that still wait for later ones before they show in the output. */
  int waiting();
}
