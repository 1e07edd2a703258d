package io.github.vocalpatterns.audio.augment;

import io.github.vocalpatterns.audio.Waveform;
import java.nio.file.Path;
import java.util.List;

/**
 * Sings in one of your rooms, or through one of your microphones: convolves a recording with a
 * measured impulse response, resampled to the recording's rate and scaled to unit energy. The
 * length stays; what rings on beyond it is cut. A response that is silent changes nothing.
 *
 * <p>Every application reads its file anew.
 *
 * @param files impulse responses that {@link io.github.vocalpatterns.audio.io.AudioFiles} reads,
 *     each as likely as the others, at least one
 */
public record ApplyImpulseResponse(List<Path> files) implements Augmentation<Waveform> {

  /**
   * Copies the list; no file is opened yet.
   *
   * @throws IllegalArgumentException if it is empty
   */
  public ApplyImpulseResponse {
    files = List.copyOf(files);
    Rules.notEmpty("files", files);
  }

  @Override
  public List<Step<Waveform>> draw(Draw draw) {
    return List.of(new Drawn(files.get(draw.between(0, files.size() - 1))));
  }

  record Drawn(Path file) implements DrawnStep<Waveform> {
    @Override
    public Waveform applyTo(Waveform waveform) {
      Waveform response = AddBackgroundNoise.read(file).resampledTo(waveform.sampleRateHz());
      double energy = 0;
      double[] taps = new double[response.length()];
      for (int i = 0; i < taps.length; i++) {
        taps[i] = response.sample(i);
        energy += taps[i] * taps[i];
      }
      if (energy == 0) {
        return waveform;
      }
      double scale = 1 / Math.sqrt(energy);
      for (int i = 0; i < taps.length; i++) {
        taps[i] *= scale;
      }
      return Signals.like(waveform, Convolution.filter(waveform.toArray(), taps, 0));
    }
  }
}
