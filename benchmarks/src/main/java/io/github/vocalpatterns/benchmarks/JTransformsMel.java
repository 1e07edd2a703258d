package io.github.vocalpatterns.benchmarks;

import io.github.vocalpatterns.audio.FeatureSpec;
import io.github.vocalpatterns.audio.dsp.MelFilterBank;
import io.github.vocalpatterns.audio.dsp.Stft;
import java.util.Arrays;
import org.jtransforms.fft.FloatFFT_1D;
import org.visnow.jlargearrays.ConcurrencyUtils;

/**
 * Mel decibels as one writes them with JTransforms, and well: frame by frame in float, powers of
 * the bins under a filter only, the filters without their zeros. Not thread-safe.
 */
final class JTransformsMel {

  private final int fftSize;
  private final int hopLength;
  private final float topDb;
  private final float[] window;
  private final float[][] filters;
  private final int[] firstBins;
  private final int lastBin;
  private final FloatFFT_1D fft;
  private final float[] frame;
  private final float[] power;

  JTransformsMel(FeatureSpec spec) {
    ConcurrencyUtils.setNumberOfThreads(1);
    fftSize = spec.fftSize();
    hopLength = spec.hopLength();
    topDb = (float) spec.topDb();
    fft = new FloatFFT_1D(fftSize);
    frame = new float[fftSize];
    power = new float[fftSize / 2 + 1];
    window = floats(Stft.hann(fftSize));
    double[][] matrix =
        new MelFilterBank(
                spec.sampleRateHz(),
                fftSize,
                spec.bands(),
                spec.fminHz(),
                spec.fmaxHz(),
                spec.frequencyScale(),
                spec.bandNorm())
            .toMatrix();
    filters = new float[matrix.length][];
    firstBins = new int[matrix.length];
    int last = 0;
    for (int band = 0; band < matrix.length; band++) {
      int from = 0;
      int to = matrix[band].length;
      while (from < to && matrix[band][from] == 0) {
        from++;
      }
      while (to > from && matrix[band][to - 1] == 0) {
        to--;
      }
      firstBins[band] = from;
      filters[band] = floats(Arrays.copyOfRange(matrix[band], from, to));
      last = Math.max(last, to);
    }
    lastBin = last;
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  /** Bands × frames of decibels below the loudest value. */
  float[] decibels(float[] samples) {
    int frames = 1 + samples.length / hopLength;
    float[] decibels = new float[filters.length * frames];
    float loudest = Float.NEGATIVE_INFINITY;
    for (int t = 0; t < frames; t++) {
      fill(samples, t * hopLength - fftSize / 2);
      fft.realForward(frame);
      // Neither the first bin nor the last is under a filter here, which JTransforms packs
      // together.
      for (int bin = 1; bin < Math.min(lastBin, fftSize / 2); bin++) {
        power[bin] = frame[2 * bin] * frame[2 * bin] + frame[2 * bin + 1] * frame[2 * bin + 1];
      }
      for (int band = 0; band < filters.length; band++) {
        float value = (float) (10 * Math.log10(Math.max(1e-10f, sum(band))));
        decibels[band * frames + t] = value;
        loudest = Math.max(loudest, value);
      }
    }
    for (int i = 0; i < decibels.length; i++) {
      decibels[i] = Math.max(decibels[i] - loudest, -topDb);
    }
    return decibels;
  }

  private void fill(float[] samples, int start) {
    int from = Math.max(0, -start);
    int to = Math.min(fftSize, samples.length - start);
    Arrays.fill(frame, 0, from, 0);
    for (int i = from; i < to; i++) {
      frame[i] = samples[start + i] * window[i];
    }
    Arrays.fill(frame, Math.max(from, to), fftSize, 0);
  }

  private float sum(int band) {
    float[] filter = filters[band];
    int first = firstBins[band];
    float sum = 0;
    for (int i = 0; i < filter.length; i++) {
      sum += filter[i] * power[first + i];
    }
    return sum;
  }
}
