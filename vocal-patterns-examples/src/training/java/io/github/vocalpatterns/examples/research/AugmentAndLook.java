package io.github.vocalpatterns.examples.research;

import io.github.vocalpatterns.audio.FeatureSpec;
import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.audio.augment.AddGaussianSnr;
import io.github.vocalpatterns.audio.augment.Augmentation;
import io.github.vocalpatterns.audio.augment.Augmented;
import io.github.vocalpatterns.audio.augment.Compose;
import io.github.vocalpatterns.audio.augment.Draw;
import io.github.vocalpatterns.audio.augment.Gain;
import io.github.vocalpatterns.audio.augment.OneOf;
import io.github.vocalpatterns.audio.augment.PitchShift;
import io.github.vocalpatterns.audio.augment.Reverb;
import io.github.vocalpatterns.audio.augment.TimeStretch;
import io.github.vocalpatterns.audio.io.AudioFiles;
import io.github.vocalpatterns.audio.io.WavEncoding;
import io.github.vocalpatterns.plot.Plot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes variants of a recording as training would hear them, to listen to and to look at. */
public final class AugmentAndLook {

  private static final long SEED = 1;
  private static final int VARIANTS = 3;

  private AugmentAndLook() {}

  /**
   * Takes a recording and the folder to write {@code original.png}, {@code 0.wav}, {@code 0.png}…
   * to.
   */
  public static void main(String[] args) throws IOException {
    Waveform take = AudioFiles.read(Path.of(args[0]));
    Path folder = Files.createDirectories(Path.of(args[1]));
    Plot.melSpectrogram(take, FeatureSpec.DEFAULT).savePng(folder.resolve("original.png"));

    Augmentation<Waveform> chain =
        Compose.of(
            new Gain(-6, 6),
            new TimeStretch(0.8, 1.25).p(0.5),
            new PitchShift(-4, 4).p(0.5),
            OneOf.of(new AddGaussianSnr(10, 40), new Reverb(0.2, 1.2, 0, 20)));
    for (int variant = 0; variant < VARIANTS; variant++) {
      // Seed, epoch and item alone decide: the same numbers give the same sound, on any thread.
      Augmented<Waveform> augmented = chain.apply(take, Draw.of(SEED, 0, variant));
      System.out.println(variant + ": " + augmented.report());
      AudioFiles.writeWav(folder.resolve(variant + ".wav"), augmented.result(), WavEncoding.PCM_16);
      Plot.melSpectrogram(augmented.result(), FeatureSpec.DEFAULT)
          .savePng(folder.resolve(variant + ".png"));
    }
  }
}
