package io.github.vocalpatterns.audio.dsp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Triangular filters that gather the bins of a Fourier transform into bands.
 *
 * <p>The edges of band i are points i, i+1 and i+2 of {@code bands + 2} points that lie equally
 * spaced on the frequency scale from fmin to fmax; its weight at frequency q is max(0, min((q −
 * lower)/(centre − lower), (upper − q)/(upper − centre))), as in {@code librosa.filters.mel}. Only
 * the bins under a triangle are kept. On a logarithmic scale a flank is never steeper than one bin,
 * so that a narrow band interpolates between two bins where it would otherwise be empty.
 *
 * <p>Immutable and safe for use by any number of threads.
 */
public final class MelFilterBank {

  /** Slaney's scale: 3 mel every 200 Hz up to 1 kHz, from there 27 mel to a factor of 6.4. */
  private static final double SLANEY_KNEE_HZ = 1000;

  private static final double SLANEY_KNEE_MEL = 15;
  private static final double SLANEY_LOG_STEP = Math.log(6.4) / 27;

  private final int bins;
  private final int[] firstBin;
  private final double[][] weights;
  private final int fromBin;
  private final int toBin;

  /**
   * Filters over the bins of a transform of {@code fftSize} samples at {@code sampleRateHz}.
   *
   * @throws IllegalArgumentException if a number is not positive, or the edges do not satisfy 0 ≤
   *     fmin &lt; fmax
   */
  public MelFilterBank(
      int sampleRateHz,
      int fftSize,
      int bands,
      double fminHz,
      double fmaxHz,
      FrequencyScale scale,
      BandNorm norm) {
    if (sampleRateHz <= 0 || fftSize <= 0 || bands <= 0) {
      throw new IllegalArgumentException(
          "sampleRateHz %d, fftSize %d and bands %d must be positive"
              .formatted(sampleRateHz, fftSize, bands));
    }
    if (!(fminHz >= 0) || !(fmaxHz > fminHz)) {
      throw new IllegalArgumentException(
          "the edges are " + fminHz + " and " + fmaxHz + " Hz, they must satisfy 0 ≤ fmin < fmax");
    }
    bins = fftSize / 2 + 1;
    firstBin = new int[bands];
    weights = new double[bands][];
    double binHz = (double) sampleRateHz / fftSize;
    double[] points = points(bands + 2, fminHz, fmaxHz, scale);
    for (int band = 0; band < bands; band++) {
      double centre = points[band + 1];
      double lower = points[band];
      double upper = points[band + 2];
      if (scale == FrequencyScale.LOGARITHMIC) {
        lower = Math.min(lower, centre - binHz);
        upper = Math.max(upper, centre + binHz);
      }
      double height = norm == BandNorm.SLANEY ? 2 / (upper - lower) : 1;
      fill(band, lower, centre, upper, height, binHz);
    }
    int[] sounding = IntStream.range(0, bands).filter(band -> weights[band].length > 0).toArray();
    fromBin = Arrays.stream(sounding).map(band -> firstBin[band]).min().orElse(0);
    toBin = Arrays.stream(sounding).map(b -> firstBin[b] + weights[b].length).max().orElse(0);
  }

  private void fill(
      int band, double lower, double centre, double upper, double height, double binHz) {
    int first = Math.max(0, (int) Math.floor(lower / binHz));
    int last = Math.min(bins - 1, (int) Math.ceil(upper / binHz));
    double[] row = new double[Math.max(0, last - first + 1)];
    int begin = row.length;
    int end = 0;
    for (int i = 0; i < row.length; i++) {
      double q = (first + i) * binHz;
      double rise = (q - lower) / (centre - lower);
      double fall = (upper - q) / (upper - centre);
      row[i] = height * Math.max(0, Math.min(rise, fall));
      if (row[i] > 0) {
        begin = Math.min(begin, i);
        end = i + 1;
      }
    }
    firstBin[band] = first + Math.min(begin, row.length);
    weights[band] = begin < end ? Arrays.copyOfRange(row, begin, end) : new double[0];
  }

  /** {@code count} frequencies in Hz, equally spaced on the scale from fmin to fmax. */
  static double[] points(int count, double fminHz, double fmaxHz, FrequencyScale scale) {
    double from = fromHz(fminHz, scale);
    double to = fromHz(fmaxHz, scale);
    double[] points = new double[count];
    for (int i = 0; i < count; i++) {
      points[i] = toHz(from + (to - from) * i / (count - 1), scale);
    }
    return points;
  }

  /** Where a frequency in Hz lies on the scale. */
  public static double fromHz(double hz, FrequencyScale scale) {
    return switch (scale) {
      case SLANEY ->
          hz < SLANEY_KNEE_HZ
              ? hz * 3 / 200
              : SLANEY_KNEE_MEL + Math.log(hz / SLANEY_KNEE_HZ) / SLANEY_LOG_STEP;
      case HTK -> 2595 * Math.log10(1 + hz / 700);
      case LOGARITHMIC -> Math.log(hz);
    };
  }

  /** The frequency in Hz at a point of the scale. */
  public static double toHz(double value, FrequencyScale scale) {
    return switch (scale) {
      case SLANEY ->
          value < SLANEY_KNEE_MEL
              ? value * 200 / 3
              : SLANEY_KNEE_HZ * Math.exp((value - SLANEY_KNEE_MEL) * SLANEY_LOG_STEP);
      case HTK -> 700 * (Math.pow(10, value / 2595) - 1);
      case LOGARITHMIC -> Math.exp(value);
    };
  }

  /** Number of bands. */
  public int bands() {
    return weights.length;
  }

  /** Bands that no bin falls into: more bands were asked for than the transform resolves. */
  public List<Integer> emptyBands() {
    List<Integer> empty = new ArrayList<>();
    for (int band = 0; band < bands(); band++) {
      if (weights[band].length == 0) {
        empty.add(band);
      }
    }
    return List.copyOf(empty);
  }

  /**
   * Bands that say nothing new: weighted sums of bands below them, because more bands were asked
   * for than the transform has bins there. The rank of the matrix is the number of other bands that
   * are not {@linkplain #emptyBands() empty}.
   *
   * <p>Found by Gaussian elimination, in which a band never reaches beyond its own bins, as both
   * edges rise from band to band.
   */
  public List<Integer> redundantBands() {
    List<Integer> redundant = new ArrayList<>();
    double[][] pivots = new double[bins][];
    for (int band = 0; band < bands(); band++) {
      double[] row = weights[band].clone();
      double least = 1e-9 * Arrays.stream(row).max().orElse(0);
      int k = 0;
      for (; k < row.length; k++) {
        double[] pivot = pivots[firstBin[band] + k];
        if (Math.abs(row[k]) <= least) {
          continue;
        }
        if (pivot == null) {
          break;
        }
        double factor = row[k] / pivot[0];
        for (int i = 0; i < pivot.length; i++) {
          row[k + i] -= factor * pivot[i];
        }
      }
      if (k < row.length) {
        pivots[firstBin[band] + k] = Arrays.copyOfRange(row, k, row.length);
      } else if (row.length > 0) {
        redundant.add(band);
      }
    }
    return List.copyOf(redundant);
  }

  /** The weights of a band, from its {@link #firstBin} on; not to be written to. */
  double[] weights(int band) {
    return weights[band];
  }

  /** The lowest bin under a band. */
  int firstBin(int band) {
    return firstBin[band];
  }

  /** The lowest bin under any band. */
  public int fromBin() {
    return fromBin;
  }

  /** One past the highest bin under any band. */
  public int toBin() {
    return toBin;
  }

  /** The filters as a dense matrix, bands × bins. */
  public double[][] toMatrix() {
    double[][] matrix = new double[bands()][bins];
    for (int band = 0; band < bands(); band++) {
      System.arraycopy(weights[band], 0, matrix[band], firstBin[band], weights[band].length);
    }
    return matrix;
  }

  /**
   * The band's weighted sum over a power spectrum, of which only bins {@link #fromBin()} to {@link
   * #toBin()} are looked at.
   */
  public double apply(int band, double[] power) {
    double[] row = weights[band];
    int first = firstBin[band];
    double sum = 0;
    for (int i = 0; i < row.length; i++) {
      sum += row[i] * power[first + i];
    }
    return sum;
  }
}
