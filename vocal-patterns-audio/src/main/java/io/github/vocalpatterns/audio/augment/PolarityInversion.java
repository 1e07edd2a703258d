package io.github.vocalpatterns.audio.augment;

import io.github.vocalpatterns.audio.Waveform;
import java.util.List;

/** Turns a recording upside down, which no ear hears. */
public record PolarityInversion() implements Augmentation<Waveform> {

  @Override
  public List<Step<Waveform>> draw(Draw draw) {
    return List.of(new Drawn());
  }

  record Drawn() implements DrawnStep<Waveform> {
    @Override
    public Waveform applyTo(Waveform waveform) {
      return Signals.map(waveform, sample -> -sample);
    }
  }
}
