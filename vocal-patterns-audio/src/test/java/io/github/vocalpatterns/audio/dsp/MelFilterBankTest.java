package io.github.vocalpatterns.audio.dsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.audio.testing.Fixture;
import io.github.vocalpatterns.audio.testing.Tolerance;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MelFilterBankTest {

  static List<Fixture.Row> librosa() {
    return Fixture.rows("mel_filters");
  }

  @ParameterizedTest
  @MethodSource("librosa")
  void filtersAreThoseOfLibrosa(Fixture.Row row) {
    double[][] matrix =
        new MelFilterBank(
                row.integer("rate_hz"),
                row.integer("n_fft"),
                row.integer("bands"),
                row.number("fmin_hz"),
                row.number("fmax_hz"),
                row.constant("scale", FrequencyScale.class),
                row.constant("norm", BandNorm.class))
            .toMatrix();
    for (Fixture.Point point : row.points("band:bin:weight")) {
      assertEquals(
          point.value(),
          matrix[point.row()][point.column()],
          Tolerance.MEL_FILTERS.value(),
          point.toString());
    }
    double sum = Arrays.stream(matrix).flatMapToDouble(Arrays::stream).sum();
    assertEquals(row.number("sum"), sum, 1e-9 * sum);
  }

  private static MelFilterBank bank(
      int fftSize, int bands, double fminHz, double fmaxHz, FrequencyScale scale) {
    return new MelFilterBank(22050, fftSize, bands, fminHz, fmaxHz, scale, BandNorm.SLANEY);
  }

  /** numpy.linalg.matrix_rank of librosa's filters says 101. */
  @Test
  void bandsThatRepeatOthersAreFound() {
    MelFilterBank bank = bank(2048, 128, 400, 1500, FrequencyScale.SLANEY);
    assertEquals(List.of(), bank.emptyBands());
    assertEquals(128 - 101, bank.redundantBands().size());
  }

  @Test
  void bandsThatSeeNoBinAreFound() {
    MelFilterBank bank = bank(256, 64, 100, 1500, FrequencyScale.SLANEY);
    double[][] matrix = bank.toMatrix();
    for (int band = 0; band < 64; band++) {
      boolean empty = Arrays.stream(matrix[band]).allMatch(weight -> weight == 0);
      assertEquals(empty, bank.emptyBands().contains(band), "band " + band);
    }
    // 18 bins lie there, each under at most two bands.
    assertTrue(bank.emptyBands().size() >= 64 - 2 * 18);
  }

  @Test
  void aBankThatFitsTheTransformHasNoIdleBands() {
    MelFilterBank bank = bank(2048, 128, 200, 2500, FrequencyScale.SLANEY);
    assertEquals(List.of(), bank.emptyBands());
    assertEquals(List.of(), bank.redundantBands());
  }

  @Test
  void bandsAboveTheNyquistFrequencyAreEmpty() {
    MelFilterBank bank = bank(512, 10, 12000, 15000, FrequencyScale.HTK);
    assertEquals(10, bank.emptyBands().size());
    assertEquals(0, bank.toBin());
    assertEquals(0, bank.apply(3, new double[257]));
  }

  @Test
  void aLogarithmicBankHasABandForEveryPitch() {
    MelFilterBank bank = bank(4096, 128, 70, 3200, FrequencyScale.LOGARITHMIC);
    assertEquals(List.of(), bank.emptyBands());
    for (double hz = 75; hz < 3000; hz *= 1.01) {
      double[] power = new double[2049];
      double bin = hz * 4096 / 22050;
      power[(int) bin] = 1 - (bin - Math.floor(bin));
      power[(int) bin + 1] = bin - Math.floor(bin);
      int loudest = 0;
      for (int band = 0; band < 128; band++) {
        loudest = bank.apply(band, power) > bank.apply(loudest, power) ? band : loudest;
      }
      double expected = Math.log(hz / 70) / Math.log(3200.0 / 70) * 129 - 1;
      assertEquals(expected, loudest, 2.6, hz + " Hz");
    }
  }

  /** Features compute no power outside this range. */
  @Test
  void theRangeOfBinsHoldsEveryWeight() {
    MelFilterBank bank = bank(2048, 40, 300, 3000, FrequencyScale.HTK);
    double[][] matrix = bank.toMatrix();
    for (double[] row : matrix) {
      for (int bin = 0; bin < row.length; bin++) {
        assertTrue(row[bin] == 0 || bin >= bank.fromBin() && bin < bank.toBin());
      }
    }
    assertTrue(matrix[0][bank.fromBin()] > 0);
    assertTrue(matrix[39][bank.toBin() - 1] > 0);
  }

  @Property
  void aScaleReadBackwardsGivesTheFrequency(
      @ForAll @DoubleRange(min = 1, max = 96000) double hz, @ForAll FrequencyScale scale) {
    double there = MelFilterBank.fromHz(hz, scale);
    assertEquals(hz, MelFilterBank.toHz(there, scale), 1e-9 * hz);
    assertTrue(MelFilterBank.fromHz(hz * 1.001, scale) > there);
  }

  @Test
  void numbersThatCannotWorkAreNamed() {
    assertThrows(IllegalArgumentException.class, () -> bank(2048, 0, 100, 200, FrequencyScale.HTK));
    assertThrows(
        IllegalArgumentException.class, () -> bank(2048, 10, 200, 200, FrequencyScale.HTK));
    assertThrows(
        IllegalArgumentException.class, () -> bank(2048, 10, Double.NaN, 200, FrequencyScale.HTK));
  }
}
