package io.github.vocalpatterns.audio.pitch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The decoder against Viterbi's algorithm written out over the full transition matrix. */
class PyinDecoderTest {

  @Property(tries = 300)
  void noPathIsLikelierThanTheOneFound(
      @ForAll @IntRange(min = 1, max = 40) int bins,
      @ForAll @IntRange(max = 50) int reach,
      @ForAll @IntRange(min = 1, max = 30) int frames,
      @ForAll int seed) {
    PyinObservations observations = observations(bins, frames, seed);
    int[] path = new PyinDecoder(bins, reach).decode(observations);
    double[][] transitions = logTransitions(bins, reach);
    double best = best(observations, bins, transitions);
    double found = score(path, observations, bins, transitions);
    assertEquals(best, found, 1e-9 * Math.abs(best));
  }

  @Property(tries = 100)
  void blocksOfFramesGiveThePathOfTheWhole(
      @ForAll @IntRange(min = 1, max = 30) int blockFrames,
      @ForAll @IntRange(min = 1, max = 100) int frames,
      @ForAll int seed) {
    PyinObservations observations = observations(25, frames, seed);
    assertArrayEquals(
        new PyinDecoder(25, 5).decode(observations),
        new PyinDecoder(25, 5, blockFrames).decode(observations));
  }

  @Test
  void theReachIsHalfOfWhatAVoiceMayMoveInAHop() {
    // 35.92 octaves a second are 10.009 semitones in 512 samples, 2.5 in 128, rounded.
    assertEquals(50, PyinDecoder.reach(512 / 22050.0));
    assertEquals(15, PyinDecoder.reach(128 / 22050.0));
    assertEquals(0, PyinDecoder.reach(16 / 22050.0));
  }

  /** Frames without candidates, with a sure one and with several. */
  private static PyinObservations observations(int bins, int frames, int seed) {
    Random random = new Random(seed);
    PyinObservations observations = new PyinObservations(frames);
    for (int t = 0; t < frames; t++) {
      double left = 1;
      int kind = random.nextInt(4);
      for (int bin = bins; bin >= 0 && kind > 0; bin--) {
        if (random.nextInt(4) == 0) {
          double probability = kind == 1 ? left : left * random.nextDouble();
          observations.add(bin, probability);
          left -= probability;
          kind = kind == 1 ? 0 : kind;
        }
      }
      observations.endFrame(bins);
    }
    return observations;
  }

  private static double[][] logTransitions(int bins, int reach) {
    double[][] log = new double[2 * bins][2 * bins];
    for (int from = 0; from < bins; from++) {
      double[] row = new double[bins];
      double sum = 0;
      for (int to = 0; to < bins; to++) {
        row[to] = Math.max(0, reach + 1 - Math.abs(to - from));
        sum += row[to];
      }
      for (int to = 0; to < bins; to++) {
        double stay = Math.log(0.99 * row[to] / sum + Double.MIN_NORMAL);
        double change = Math.log(0.01 * row[to] / sum + Double.MIN_NORMAL);
        log[from][to] = stay;
        log[bins + from][bins + to] = stay;
        log[from][bins + to] = change;
        log[bins + from][to] = change;
      }
    }
    return log;
  }

  private static double[] logObservations(PyinObservations observations, int t, int bins) {
    double[] log = new double[2 * bins];
    double unvoiced = (1 - observations.voicedProbability(t)) / bins;
    for (int bin = 0; bin < bins; bin++) {
      log[bin] = Math.log(Double.MIN_NORMAL);
      log[bins + bin] = Math.log(unvoiced + Double.MIN_NORMAL);
    }
    for (int n = observations.start(t); n < observations.start(t + 1); n++) {
      if (observations.bin(n) < bins) {
        log[observations.bin(n)] = Math.log(observations.probability(n) + Double.MIN_NORMAL);
      }
    }
    return log;
  }

  private static double best(PyinObservations observations, int bins, double[][] transitions) {
    double[] value = logObservations(observations, 0, bins);
    for (int t = 1; t < observations.frames(); t++) {
      double[] next = logObservations(observations, t, bins);
      for (int to = 0; to < next.length; to++) {
        double best = Double.NEGATIVE_INFINITY;
        for (int from = 0; from < value.length; from++) {
          best = Math.max(best, value[from] + transitions[from][to]);
        }
        next[to] += best;
      }
      value = next;
    }
    double best = Double.NEGATIVE_INFINITY;
    for (double v : value) {
      best = Math.max(best, v);
    }
    return best;
  }

  private static double score(
      int[] path, PyinObservations observations, int bins, double[][] transitions) {
    double score = 0;
    for (int t = 0; t < path.length; t++) {
      score += logObservations(observations, t, bins)[path[t]];
      score += t == 0 ? 0 : transitions[path[t - 1]][path[t]];
    }
    return score;
  }
}
