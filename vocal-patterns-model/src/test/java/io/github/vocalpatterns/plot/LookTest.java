package io.github.vocalpatterns.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookTest {

  /** Left to itself, XChart writes .05; labels are drawn as shapes, so that no picture tells. */
  @ParameterizedTest
  @CsvSource({"0.05, 0.05", "-0.5, -0.5", "0, 0", "3.5, 3.5", "1200, 1200", "0.00002, 0.00002"})
  void aNumberOnAnAxisHasADigitBeforeThePoint(double number, String label) {
    String pattern = Look.chart("title", "x", "y", 100, 100).getStyler().getDecimalPattern();
    DecimalFormat format =
        new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
    assertEquals(label, format.format(number));
  }
}
