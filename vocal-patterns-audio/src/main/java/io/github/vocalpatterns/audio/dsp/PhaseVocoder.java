package io.github.vocalpatterns.audio.dsp;

/**
 * Changes the duration of a sound and keeps its pitch: magnitudes are interpolated between frames,
 * phases advance as they do in the original (D. Ellis, A Phase Vocoder in Matlab, 2002), in double
 * precision and by the rule of {@code librosa.effects.time_stretch} in librosa 1.0. With frames
 * D[0] to D[T−1], output frame j lies at t = j · rate &lt; T, i = ⌊t⌋, i₁ = min(i + 1, T − 1):
 *
 * <pre>
 * magnitude(j) = (1 − (t − i)) |D[i]| + (t − i) |D[i₁]|
 * phase(0) = ∠D[0],  phase(j + 1) = phase(j) + ∠D[i₁] − ∠D[i]
 * </pre>
 *
 * <p>A phase is kept as the unit phasor u and advanced by u ← u · e(D[i₁]) · conj(e(D[i])) with
 * e(z) = z / |z|, which needs no trigonometry; e(0) = 1, as the angle of 0 counts as 0.
 */
public final class PhaseVocoder {

  private final Stft stft;
  private final int hopLength;
  private final float[] samples;
  private final int frames;

  private Spectrum current;
  private Spectrum next;
  private int loaded = -2;

  private PhaseVocoder(float[] samples, int fftSize) {
    this.stft = new Stft(fftSize, PadMode.ZERO);
    this.hopLength = fftSize / 4;
    this.samples = samples;
    this.frames = stft.frames(samples.length, hopLength);
    this.current = new Spectrum(stft.bins());
    this.next = new Spectrum(stft.bins());
  }

  /**
   * The sound at {@code rate} times its tempo: length / rate samples, rounded half to even, from
   * frames of {@code fftSize} samples with a hop of a quarter of that.
   *
   * @throws IllegalArgumentException if {@code rate} is not positive and finite, {@code fftSize} is
   *     less than 4, or the result would not fit into an array
   */
  public static float[] stretch(float[] samples, double rate, int fftSize) {
    if (!(rate > 0) || Double.isInfinite(rate)) {
      throw new IllegalArgumentException("rate is " + rate + ", it must be positive");
    }
    if (fftSize < 4) {
      throw new IllegalArgumentException("fftSize is " + fftSize + ", it must be at least 4");
    }
    double length = Math.rint(samples.length / rate);
    if (length > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "%d samples at rate %s would become %.0f, an array holds %d"
              .formatted(samples.length, rate, length, Integer.MAX_VALUE - 8));
    }
    return new PhaseVocoder(samples, fftSize).run(rate, (int) length);
  }

  private float[] run(double rate, int length) {
    OverlapAdd output = new OverlapAdd(stft, hopLength, new float[length]);
    double[] phasor = new double[2 * stft.bins()];
    double[] out = new double[2 * stft.bins()];
    for (int j = 0; j * rate < frames && !output.isFull(); j++) {
      int i = (int) (j * rate);
      moveTo(i);
      if (j == 0) {
        System.arraycopy(current.unit, 0, phasor, 0, phasor.length);
      }
      blend(j * rate - i, phasor, out);
      output.add(out);
      advance(phasor);
    }
    return output.finish();
  }

  /** Makes {@code current} frame i and {@code next} the one after it, if there is one. */
  private void moveTo(int i) {
    if (i == loaded) {
      return;
    }
    if (i == loaded + 1) {
      Spectrum spent = current;
      current = next;
      next = spent;
    } else {
      current.load(i);
    }
    next.load(Math.min(i + 1, frames - 1));
    loaded = i;
  }

  private void blend(double fraction, double[] phasor, double[] out) {
    for (int k = 0; k < stft.bins(); k++) {
      double magnitude = (1 - fraction) * current.magnitude[k] + fraction * next.magnitude[k];
      out[2 * k] = magnitude * phasor[2 * k];
      out[2 * k + 1] = magnitude * phasor[2 * k + 1];
    }
  }

  /** Rounding would let the phasor's length drift, so it is put right at each step. */
  private void advance(double[] phasor) {
    double[] to = next.unit;
    double[] from = current.unit;
    for (int k = 0; k < phasor.length; k += 2) {
      double re = to[k] * from[k] + to[k + 1] * from[k + 1];
      double im = to[k + 1] * from[k] - to[k] * from[k + 1];
      double u = phasor[k] * re - phasor[k + 1] * im;
      double v = phasor[k] * im + phasor[k + 1] * re;
      double norm = Math.sqrt(u * u + v * v);
      phasor[k] = u / norm;
      phasor[k + 1] = v / norm;
    }
  }

  /** One frame of the input: magnitudes, and phases as unit phasors. */
  private final class Spectrum {
    final double[] unit;
    final double[] magnitude;

    Spectrum(int bins) {
      unit = new double[2 * bins];
      magnitude = new double[bins];
    }

    void load(int frame) {
      stft.transform(samples, frame * hopLength, unit);
      for (int k = 0; k < magnitude.length; k++) {
        double re = unit[2 * k];
        double im = unit[2 * k + 1];
        double size = Math.sqrt(re * re + im * im);
        magnitude[k] = size;
        unit[2 * k] = size > 0 ? re / size : 1;
        unit[2 * k + 1] = size > 0 ? im / size : 0;
      }
    }
  }
}
