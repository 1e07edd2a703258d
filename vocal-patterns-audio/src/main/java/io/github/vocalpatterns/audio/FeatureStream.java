package io.github.vocalpatterns.audio;

import io.github.vocalpatterns.audio.dsp.PadMode;
import io.github.vocalpatterns.audio.dsp.Resampler;
import java.util.ArrayList;
import java.util.List;

/**
 * Band powers of a recording that is still coming in: the same frames, bit for bit, that {@link
 * AudioFeatures#melSpectrogram} gives of the whole, wherever the chunks are cut. What is held does
 * not grow with the length of the recording: one frame, one hop and the resampler's filter.
 *
 * <pre>{@code
 * FeatureStream stream = features.stream(48000);
 * sink.accept(stream.push(chunk));   // as often as chunks arrive
 * sink.accept(stream.finish());
 * }</pre>
 *
 * <p>A frame comes out once all samples under it are there. Decibels against a fixed reference
 * follow frame by frame, with nothing cut below a greatest value that is not known yet: {@code
 * Decibels.ofPower(frames, 1, 1e-10, Double.POSITIVE_INFINITY)}. Decibels below the greatest of the
 * recording ({@link AudioFeatures#decibels}) need the whole recording and cannot stream; nor can
 * normalised windows.
 *
 * <p>Not thread-safe.
 */
public final class FeatureStream {

  /** Reflection about the last sample reaches back a little further than half a frame. */
  private static final int MARGIN = 2;

  private static final int BLOCK = 4096;

  private final FeatureSpec spec;
  private final BandPowers bandPowers;
  private final Resampler resampler;

  /** Samples from {@link #origin} on, {@link #filled} of them. */
  private final float[] buffer;

  private int filled;
  private long origin;

  /** Centre of the next frame. */
  private long centre;

  FeatureStream(BandPowers bandPowers, double sourceRateHz) {
    this.spec = bandPowers.spec();
    this.bandPowers = bandPowers;
    this.resampler = new Resampler(sourceRateHz, spec.sampleRateHz());
    this.buffer = new float[spec.fftSize() + 2 * MARGIN + BLOCK];
  }

  /**
   * Takes the next samples and gives the frames that they complete, often none: bands × as many
   * frames.
   *
   * @throws IllegalArgumentException if a sample is NaN or infinite; nothing of the chunk is taken
   *     then
   * @throws IllegalStateException after {@link #finish()}
   */
  public Spectrogram push(float[] chunk) {
    for (int i = 0; i < chunk.length; i++) {
      if (!Float.isFinite(chunk[i])) {
        throw new IllegalArgumentException(
            "sample " + i + " of the chunk is " + chunk[i] + ", every sample must be finite");
      }
    }
    Frames frames = new Frames();
    accept(resampler.push(chunk), frames);
    return frames.toSpectrogram();
  }

  /**
   * Gives the frames that reach over the end of the recording, at least one of them.
   *
   * @throws IllegalStateException if called twice
   */
  public Spectrogram finish() {
    Frames frames = new Frames();
    accept(resampler.finish(), frames);
    long length = origin + filled;
    long last = Math.max(0, length - spec.fftSize() % 2);
    long first = centre;
    while (centre <= last) {
      centre += spec.hopLength();
    }
    frames.add(first);
    return frames.toSpectrogram();
  }

  private void accept(float[] samples, Frames frames) {
    for (int from = 0; from < samples.length; ) {
      int count = Math.min(samples.length - from, buffer.length - filled);
      System.arraycopy(samples, from, buffer, filled, count);
      filled += count;
      from += count;
      long first = centre;
      while (isComplete()) {
        centre += spec.hopLength();
      }
      frames.add(first);
      forget();
    }
  }

  /** Whether no sample under the next frame, or mirrored into it, is still to come. */
  private boolean isComplete() {
    long received = origin + filled;
    long half = spec.fftSize() / 2;
    boolean reachesBack = spec.padMode() == PadMode.REFLECT && centre < half;
    return received >= centre + spec.fftSize() - half && (!reachesBack || received > half - centre);
  }

  private void forget() {
    long needed = centre - spec.fftSize() / 2 - MARGIN;
    int spent = (int) Math.min(filled, Math.max(0, needed - origin));
    System.arraycopy(buffer, spent, buffer, 0, filled - spent);
    filled -= spent;
    origin += spent;
  }

  /** What the blocks of one chunk give; a spectrogram has a band's values side by side. */
  private final class Frames {
    private final List<Spectrogram> blocks = new ArrayList<>();
    private int count;

    /** The frames from this centre to before {@link #centre}. */
    void add(long first) {
      int[] centres = new int[(int) ((centre - first) / spec.hopLength())];
      for (int t = 0; t < centres.length; t++) {
        centres[t] = (int) (first + (long) t * spec.hopLength() - origin);
      }
      if (centres.length > 0) {
        blocks.add(bandPowers.around(buffer, filled, centres));
        count += centres.length;
      }
    }

    Spectrogram toSpectrogram() {
      float[] values = new float[count * spec.bands()];
      int at = 0;
      for (Spectrogram block : blocks) {
        for (int band = 0; band < spec.bands(); band++) {
          System.arraycopy(
              block.shared(), band * block.frames(), values, band * count + at, block.frames());
        }
        at += block.frames();
      }
      return Spectrogram.owning(values, spec.bands(), count);
    }
  }
}
