package io.github.vocalpatterns.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.audio.testing.TestSignals;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QualityReportTest {

  private static QualityReport of(float... samples) {
    return QualityReport.of(Waveform.of(samples, 16000));
  }

  @Test
  void aRunOfThreeSamplesAtFullScaleIsClipping() {
    assertEquals(3 / 8.0, of(0, 1, 1, 1, 0, 0, 0, 0).clippingShare());
    assertEquals(5 / 8.0, of(-1, -1.5f, -1, -1, -1, 0, 0, 0).clippingShare());
    assertEquals(0, of(0, 1, 1, 0, 1, 1, 0, 0).clippingShare());
    // A square wave of period 4 is loud, not clipped.
    assertEquals(0, of(1, 1, -1, -1, 1, 1, -1, -1).clippingShare());
    // The greatest 16-bit sample is 32767 / 32768.
    float most = 32767f / 32768;
    assertEquals(1, of(most, most, most, most).clippingShare());
    assertEquals(0, of(0.999f, 0.999f, 0.999f).clippingShare());
  }

  @Test
  void peakOffsetAndDurationAreThoseOfTheSamples() {
    QualityReport report = of(0.5f, -0.75f, 0.25f, 0.25f);
    assertEquals(0.75, report.peak());
    assertEquals(0.0625, report.dcOffset());
    assertEquals(4 / 16000.0, report.durationSeconds());
    assertEquals(16000, report.sampleRateHz());
  }

  @Test
  void silenceIsCountedInFrames() {
    float[] samples = new float[64000];
    System.arraycopy(TestSignals.signal(16000, 16000, 1), 0, samples, 0, 16000);
    assertEquals(0.75, QualityReport.of(Waveform.of(samples, 16000)).silenceShare(), 0.03);
  }

  /** A voice that pauses half the time, in noise so many decibels below. */
  @ParameterizedTest
  @ValueSource(doubles = {10, 20, 40, 60})
  void theRatioIsFoundWhereTheVoicePauses(double snrDb) {
    Random random = new Random(1);
    double noise = Math.sqrt(0.5) * Math.pow(10, -snrDb / 20);
    float[] samples = TestSignals.sine(440, 16000, 80000);
    for (int n = 0; n < samples.length; n++) {
      double voice = n / 16000 % 2 == 0 ? samples[n] : 0;
      samples[n] = (float) (voice + noise * random.nextGaussian());
    }
    assertEquals(snrDb, QualityReport.of(Waveform.of(samples, 16000)).snrDb(), 1);
  }

  @ParameterizedTest
  @CsvSource({"44100, 3400", "44100, 8000", "48000, 15000", "16000, 3400"})
  void theBandwidthIsWhereTheSpectrumEnds(int rate, double edgeHz) {
    // Random tones up to the edge, one every 50 Hz.
    Random random = new Random(2);
    double[] sum = new double[rate];
    for (double hz = 50; hz <= edgeHz; hz += 50) {
      double phase = 2 * Math.PI * random.nextDouble();
      for (int n = 0; n < sum.length; n++) {
        sum[n] += 0.002 * Math.sin(2 * Math.PI * hz * n / rate + phase);
      }
    }
    float[] samples = new float[rate];
    for (int n = 0; n < rate; n++) {
      samples[n] = (float) sum[n];
    }
    double bandwidth = QualityReport.of(Waveform.of(samples, rate)).bandwidthHz();
    assertEquals(edgeHz, bandwidth, 12.0 * rate / 4096);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5000})
  void silenceIsAReportToo(int length) {
    QualityReport report = QualityReport.of(Waveform.of(new float[length], 8000));
    assertEquals(1, report.silenceShare());
    assertEquals(0, report.bandwidthHz());
    assertEquals(0, report.snrDb());
    assertEquals(0, report.clippingShare());
    assertEquals(0, report.dcOffset());
    assertTrue(report.toString().contains("peak 0.000 (-Infinity dB)"), report.toString());
  }

  @Test
  void theReportReadsLikeASentence() {
    QualityReport report = new QualityReport(7, 22050, 0.5, 0.00125, -0.01, 0.25, 41.6, 9876.5);
    assertEquals(
        "QualityReport[7.00 s, 22050 Hz, peak 0.500 (-6.0 dB), clipping 0.125 %, "
            + "DC offset -0.01000, silence 25.0 %, SNR about 42 dB, bandwidth 9877 Hz]",
        report.toString());
  }
}
