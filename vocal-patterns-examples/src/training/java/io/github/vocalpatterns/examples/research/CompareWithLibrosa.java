package io.github.vocalpatterns.examples.research;

import io.github.vocalpatterns.audio.AudioFeatures;
import io.github.vocalpatterns.audio.FeatureSpec;
import io.github.vocalpatterns.audio.NumpyFiles;
import io.github.vocalpatterns.audio.Spectrogram;
import io.github.vocalpatterns.audio.io.AudioFiles;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Computes the Mel spectrogram of a recording and tells how far librosa's is from it. librosa's is
 * an array that NumPy saved; {@code python tools/example_fixtures.py TAKE.wav MEL.npy} makes one.
 */
public final class CompareWithLibrosa {

  /** {@code melspectrogram(n_fft=2048, hop_length=512, n_mels=40, fmin=200, fmax=2500)}. */
  private static final FeatureSpec SPEC = FeatureSpec.PROTOTYPE.toBuilder().bands(40).build();

  private CompareWithLibrosa() {}

  /** Takes a recording at 22 050 Hz and librosa's array for it. */
  public static void main(String[] args) throws IOException {
    System.out.printf(
        "they differ by %.6f dB at most%n",
        greatestDifferenceDb(Path.of(args[0]), Path.of(args[1])));
  }

  static double greatestDifferenceDb(Path recording, Path array) throws IOException {
    AudioFeatures features = AudioFeatures.of(SPEC);
    Spectrogram ours = features.decibels(features.melSpectrogram(AudioFiles.read(recording)));
    Spectrogram theirs = NumpyFiles.read(array);
    if (ours.bands() != theirs.bands() || ours.frames() != theirs.frames()) {
      throw new IllegalArgumentException(array + " is " + theirs + ", it must be as " + ours);
    }
    double greatest = 0;
    for (int band = 0; band < ours.bands(); band++) {
      for (int frame = 0; frame < ours.frames(); frame++) {
        double difference = ours.at(band, frame) - theirs.at(band, frame);
        greatest = Math.max(greatest, Math.abs(difference));
      }
    }
    return greatest;
  }
}
