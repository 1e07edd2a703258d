package io.github.vocalpatterns.audio.dsp;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.audio.testing.Docs;
import io.github.vocalpatterns.audio.testing.Fixture;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The frequency response beside that of soxr HQ, which {@code tools/librosa_fixtures.py} measured
 * in the same way. Impulses at every phase give every sample of the filter; its transform shows
 * pass band, stop band and all aliases at once.
 *
 * <p>Writes {@code docs/resampler.svg} and the table in {@code docs/resampler.md} with {@code
 * -Ddocs.write=true}.
 */
class ResamplerResponseTest {

  /** Input samples on either side of an impulse. */
  private static final int HALF = 500;

  /** Points up to the lower Nyquist frequency. */
  private static final int STEPS = 200;

  private static final int PASS_TO = (int) (0.913 * STEPS);

  private record Response(int sourceHz, int targetHz, double[] ours, double[] soxr) {}

  private static List<Response> responses() {
    return Fixture.rows("soxr_response").stream()
        .map(
            row -> {
              int source = row.integer("source_hz");
              int target = row.integer("target_hz");
              double[] soxr =
                  row.points("frequency:0:db").stream().mapToDouble(Fixture.Point::value).toArray();
              return new Response(source, target, response(source, target, soxr.length), soxr);
            })
        .toList();
  }

  private static double[] response(int source, int target, int points) {
    int divisor = gcd(source, target);
    int up = target / divisor;
    double[] filter = impulseResponse(source, target, up, source / divisor);
    double unit = Math.PI * Math.min(source, target) / ((double) source * up) / STEPS;
    return IntStream.range(0, points).mapToDouble(k -> gainDb(filter, k * unit, up)).toArray();
  }

  private static double[] impulseResponse(int source, int target, int up, int down) {
    int step = down * (2 * HALF / down + 1) + 1;
    float[] input = new float[step * (down + 1)];
    for (int i = 0; i < down; i++) {
      input[step / 2 + step * i] = 1;
    }
    float[] output = Resampler.resample(input, source, target);
    double[] filter = new double[2 * HALF * up];
    for (int i = 0; i < down; i++) {
      long impulse = step / 2 + (long) step * i;
      for (long m = (impulse - HALF) * up / down + 1; m < (impulse + HALF) * up / down; m++) {
        filter[(int) (m * down - impulse * up + HALF * up)] = output[(int) m];
      }
    }
    return filter;
  }

  private static double gainDb(double[] filter, double radians, int up) {
    double re = 0;
    double im = 0;
    // The wave is turned on by a product; two million steps cost it nothing that would show.
    double cos = Math.cos(radians);
    double sin = Math.sin(radians);
    double x = 1;
    double y = 0;
    for (double value : filter) {
      re += value * x;
      im += value * y;
      double turned = x * cos - y * sin;
      y = x * sin + y * cos;
      x = turned;
    }
    return 20 * Math.log10(Math.hypot(re, im) / up);
  }

  private static int gcd(int a, int b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  private static double ripple(double[] db) {
    return Arrays.stream(db, 0, PASS_TO + 1).map(Math::abs).max().orElseThrow();
  }

  private static double stopBand(double[] db) {
    return Arrays.stream(db, STEPS, db.length).max().orElseThrow();
  }

  @Test
  void theResponseIsOfTheClassOfSoxrHqAndIsWhatTheDocsShow() throws IOException {
    List<Response> responses = responses();
    for (Response response : responses) {
      assertTrue(ripple(response.ours) < 1e-3, "ripple " + ripple(response.ours));
      assertTrue(stopBand(response.ours) < -120, "stop band " + stopBand(response.ours));
    }
    Docs.assertBlock("resampler.md", "response", table(responses), 0.6);
    Docs.assertFile("resampler.svg", plot(responses.get(1)), 3);
  }

  private static String table(List<Response> responses) {
    String rows =
        responses.stream()
            .map(r -> row(r, "ours", r.ours) + row(r, "soxr HQ", r.soxr))
            .collect(Collectors.joining());
    return "| conversion | resampler | pass band to 0.91, ripple | at 0.95 | at 1.00 "
        + "| stop band 1.00 to 3.00, highest |\n|---|---|---|---|---|---|\n"
        + rows;
  }

  private static String row(Response response, String name, double[] db) {
    return String.format(
        Locale.ROOT,
        "| %d → %d Hz | %s | ±%.4f dB | %.1f dB | %.1f dB | %.1f dB |\n",
        response.sourceHz,
        response.targetHz,
        name,
        ripple(db),
        db[95 * STEPS / 100],
        db[STEPS],
        stopBand(db));
  }

  /**
   * From 0 to 1.5 of the lower Nyquist frequency and from 0 to −150 dB; what rounding leaves below
   * differs.
   */
  private static String plot(Response response) {
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 720 400\""
            + " font-family=\"sans-serif\" font-size=\"12\">\n"
            + "<rect width=\"720\" height=\"400\" fill=\"white\"/>\n");
    for (int db = 0; db >= -140; db -= 20) {
      line(svg, 60, y(db), 660, y(db));
      text(svg, 54, y(db) + 4, "end", db + " dB");
    }
    for (int tenth = 0; tenth <= 15; tenth += 1) {
      line(svg, x(tenth * STEPS / 10.0), y(0), x(tenth * STEPS / 10.0), y(-150));
      text(svg, x(tenth * STEPS / 10.0), 378, "middle", tenth / 10 + "." + tenth % 10);
    }
    text(svg, 360, 396, "middle", "frequency / lower Nyquist frequency");
    curve(svg, response.soxr, "#d95f02");
    curve(svg, response.ours, "#1b6ca8");
    String rates = response.sourceHz + " to " + response.targetHz + " Hz";
    text(svg, 90, 300, "start", rates);
    text(svg, 90, 318, "start\" fill=\"#1b6ca8", "vocal-patterns");
    text(svg, 90, 336, "start\" fill=\"#d95f02", "soxr HQ");
    return svg.append("</svg>\n").toString();
  }

  private static double x(double step) {
    return 60 + step * 400 / STEPS;
  }

  private static double y(double db) {
    return 20 - Math.max(-150, db) * 340 / 150;
  }

  private static void line(StringBuilder svg, double x1, double y1, double x2, double y2) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#dddddd\"/>\n",
            x1,
            y1,
            x2,
            y2));
  }

  private static void text(StringBuilder svg, double x, double y, String anchor, String text) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>\n",
            x,
            y,
            anchor,
            text));
  }

  private static void curve(StringBuilder svg, double[] db, String colour) {
    String points =
        IntStream.rangeClosed(0, 3 * STEPS / 2)
            .mapToObj(k -> String.format(Locale.ROOT, "%.1f,%.1f", x(k), y(db[k])))
            .collect(Collectors.joining(" "));
    svg.append("<polyline fill=\"none\" stroke=\"" + colour + "\" stroke-width=\"1.5\" points=\"")
        .append(points)
        .append("\"/>\n");
  }
}
