package io.github.vocalpatterns.audio.augment;

import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.audio.dsp.Resampler;
import io.github.vocalpatterns.audio.io.AudioFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Mixes in a piece of one of your background recordings, U[min, max) dB below the mean power of the
 * recording: cut from anywhere in a longer background, repeated from anywhere in a shorter one, and
 * resampled to the recording's rate. If the recording or the piece is silent there is no such
 * ratio, and the recording stays as it is.
 *
 * <p>Every application reads its file anew, whole; backgrounds of some minutes serve best. One
 * whose sample rate is more than 256 times the recording's, or less than 1/256, is refused.
 *
 * @param files recordings that {@link AudioFiles} reads, each as likely as the others, at least one
 * @param minSnrDb from −200 to 200
 * @param maxSnrDb from {@code minSnrDb} to 200
 */
public record AddBackgroundNoise(List<Path> files, double minSnrDb, double maxSnrDb)
    implements Augmentation<Waveform> {

  private static final double MOST_DB = 200;

  /**
   * Copies the list; no file is opened yet.
   *
   * @throws IllegalArgumentException if a parameter breaks its rule
   */
  public AddBackgroundNoise {
    files = List.copyOf(files);
    Rules.notEmpty("files", files);
    Rules.range("SnrDb", minSnrDb, maxSnrDb, -MOST_DB, MOST_DB);
  }

  @Override
  public List<Step<Waveform>> draw(Draw draw) {
    Path file = files.get(draw.between(0, files.size() - 1));
    return List.of(new Drawn(file, draw.uniform(), draw.uniform(minSnrDb, maxSnrDb)));
  }

  /**
   * @param position of the piece, 0 at the start of the background, 1 at its end
   */
  record Drawn(Path file, double position, double snrDb) implements DrawnStep<Waveform> {
    Drawn {
      Rules.within("position", position, 0, 1);
      Rules.within("snrDb", snrDb, -MOST_DB, MOST_DB);
    }

    @Override
    public Waveform applyTo(Waveform waveform) {
      Waveform background = read(file);
      if (background.length() == 0 || waveform.length() == 0) {
        return waveform;
      }
      double ratio = (double) background.sampleRateHz() / waveform.sampleRateHz();
      int needed = Math.toIntExact((long) Math.ceil(waveform.length() * ratio));
      float[] piece = piece(background, needed);
      float[] resampled =
          Resampler.resample(piece, background.sampleRateHz(), waveform.sampleRateHz());
      double[] noise = new double[waveform.length()];
      for (int i = 0; i < noise.length; i++) {
        noise[i] = resampled[i];
      }
      return Signals.mix(waveform, noise, snrDb);
    }

    private float[] piece(Waveform background, int length) {
      int last = background.length() - (background.length() > length ? length : 1);
      int from = Signals.position(position, last);
      float[] piece = new float[length];
      for (int i = 0; i < length; i++) {
        piece[i] = background.sample((int) (((long) from + i) % background.length()));
      }
      return piece;
    }
  }

  static Waveform read(Path file) {
    try {
      return AudioFiles.read(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }
}
