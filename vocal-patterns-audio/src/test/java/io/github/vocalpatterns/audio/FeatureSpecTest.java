package io.github.vocalpatterns.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.audio.dsp.BandNorm;
import io.github.vocalpatterns.audio.dsp.FrequencyScale;
import io.github.vocalpatterns.audio.dsp.PadMode;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureSpecTest {

  private static final String JSON = FeatureSpec.PROTOTYPE.toJson();

  @Test
  void thePresetsSurviveJson() {
    assertEquals(FeatureSpec.DEFAULT, FeatureSpec.fromJson(FeatureSpec.DEFAULT.toJson()));
    assertEquals(FeatureSpec.PROTOTYPE, FeatureSpec.fromJson(JSON));
  }

  @Provide
  Arbitrary<FeatureSpec> specs() {
    Arbitrary<Double> seconds = Arbitraries.doubles().between(0.1, 600);
    Arbitrary<WindowPlan> takes =
        Combinators.combine(seconds, seconds, seconds, seconds)
            .as((a, b, c, d) -> new WindowPlan.WholeTake(a, Math.max(b, c), c, Math.min(c, d)));
    Arbitrary<WindowPlan> stretches =
        Combinators.combine(seconds, seconds, seconds)
            .as((a, b, c) -> new WindowPlan.Stretched(Math.max(a, b), b, Math.min(b, c)));
    Arbitrary<FeatureSpec> sizes =
        Combinators.combine(
                Arbitraries.integers().between(1000, 192_000),
                Arbitraries.integers().between(2, 65_536),
                Arbitraries.integers().between(4096, 65_536),
                Arbitraries.integers().between(1, 140),
                Arbitraries.doubles().between(1e-9, 0.4).ofScale(9),
                Arbitraries.doubles().between(0.41, 0.5),
                Arbitraries.oneOf(takes, stretches))
            .as(FeatureSpecTest::sized);
    return Combinators.combine(
            sizes,
            Arbitraries.of(PadMode.class),
            Arbitraries.of(FrequencyScale.class),
            Arbitraries.of(BandNorm.class),
            Arbitraries.of(Normalisation.class),
            Arbitraries.doubles().between(1e-12, 1e12).ofScale(12))
        .as(
            (spec, pad, scale, norm, normalisation, topDb) ->
                spec.toBuilder()
                    .padMode(pad)
                    .frequencyScale(scale)
                    .bandNorm(norm)
                    .normalisation(normalisation)
                    .topDb(topDb)
                    .build());
  }

  private static FeatureSpec sized(
      int rate, int fftSize, int hop, int bands, double from, double to, WindowPlan plan) {
    return FeatureSpec.DEFAULT.toBuilder()
        .sampleRateHz(rate)
        .fftSize(fftSize)
        .hopLength(hop)
        .bands(bands)
        .frames(1 + (int) (Math.round(plan.windowSeconds() * rate) / hop))
        .fminHz(from * rate)
        .fmaxHz(to * rate)
        .windowPlan(plan)
        .build();
  }

  @Property(tries = 500)
  void whateverIsValidSurvivesJson(@ForAll("specs") FeatureSpec spec) {
    assertEquals(spec, FeatureSpec.fromJson(spec.toJson()));
    assertEquals(spec, spec.toBuilder().build());
  }

  /** Model files come from anywhere: any text is a specification or a complaint, never a crash. */
  @Property(tries = 500)
  void anyTextIsReadOrRefused(
      @ForAll @StringLength(max = 30) String insert, @ForAll("places") int place) {
    String text = JSON.substring(0, place) + insert + JSON.substring(place);
    try {
      FeatureSpec.fromJson(text);
    } catch (IllegalArgumentException e) {
      assertTrue(!e.getMessage().isEmpty());
    }
  }

  @Provide
  Arbitrary<Integer> places() {
    return Arbitraries.integers().between(0, JSON.length());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sampleRateHz", "fftSize", "hopLength", "padMode", "frequencyScale", "bandNorm", "bands",
        "fminHz", "fmaxHz", "topDb", "normalisation", "frames", "windowPlan", "type",
        "takeSeconds", "windowSeconds", "stepSeconds"
      })
  void aMissingOrUnknownOrWrongFieldIsNamed(String name) {
    String field = "\"" + name + "\":";
    assertTrue(JSON.contains(field));
    assertMessage(JSON.replace(field, "\"other\":"), "lacks the field " + name);
    assertMessage(JSON.replace(field, "\"other\": 1, " + field), "unknown field other");
    assertMessage(JSON.replace(field, field + " [null], \"other\":"), name + " is [null], it must");
    assertMessage(JSON.replace(field, field + " null, \"other\":"), name + " is null, it must");
  }

  private static void assertMessage(String json, String part) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> FeatureSpec.fromJson(json)).getMessage();
    assertTrue(message.contains(part), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"bands\": 128 | \"bands\": 128.5 | bands is 128.5, it must be a whole number",
        "\"bands\": 128 | \"bands\": 1e99 | bands is 1.0E99, it must be a whole number",
        "\"bands\": 128 | \"bands\": \"128\" | it must be a whole number",
        "\"bands\": 128 | \"bands\": 128, \"bands\": 5 | the field bands stands there twice",
        "\"topDb\": 80.0 | \"topDb\": 1e999 | the feature specification is not JSON at $.topDb",
        "\"zero\" | \"edge\" | padMode is \"edge\", it must be one of zero, reflect",
        "\"stretched\" | \"squeezed\" | it must be wholeTake or stretched",
        "\"takeSeconds\" | 'takeSeconds' | is not JSON"
      },
      quoteCharacter = '~')
  void aValueOfTheWrongKindIsQuoted(String from, String to, String part) {
    assertTrue(JSON.contains(from));
    assertMessage(JSON.replace(from, to), part);
  }

  /** Found by fuzzing: a line of the text, or all of it, would have stood in a log. */
  @Test
  void textOfTheJsonCannotBreakALog() {
    String json = FeatureSpec.DEFAULT.toJson();
    for (String text :
        List.of(
            json.replace("\"bands\"", "\"bands\\nERROR\""),
            json.replace("\"bands\"", "\"bands\u009b31m\""),
            json.replace("{", "{\"" + "x".repeat(10_000) + "\": 1,"),
            json.replace("\"bands\"", "\"ba\nnds\""),
            json.replace("\"bands\": ", "\"bands\": [\"\u007f\"], \"b\": "))) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> FeatureSpec.fromJson(text))
              .getMessage();
      assertTrue(message.length() <= 500, message);
      assertTrue(message.chars().noneMatch(Character::isISOControl), message);
    }
  }

  @Test
  void onlyOneWholeObjectIsRead() {
    for (String text : new String[] {"", " ", "null", "[]", "3", "{", JSON + "{}", "{}x"}) {
      assertThrows(IllegalArgumentException.class, () -> FeatureSpec.fromJson(text), text);
    }
    assertMessage("[".repeat(1 << 20), "is not JSON at $[0]");
    assertMessage("{\"bands\":".repeat(1 << 20), "is not JSON");
  }

  private static FeatureSpec.Builder spec() {
    return FeatureSpec.DEFAULT.toBuilder();
  }

  private static void assertRefused(String message, FeatureSpec.Builder builder) {
    assertEquals(
        message, assertThrows(IllegalArgumentException.class, builder::build).getMessage());
  }

  @Test
  void valuesThatCannotWorkAreNamedWithTheirRule() {
    assertRefused(
        "sampleRateHz is 999, it must lie between 1000 and 192000", spec().sampleRateHz(999));
    assertRefused("fftSize is 1, it must lie between 2 and 65536", spec().fftSize(1));
    assertRefused("hopLength is 0, it must lie between 1 and 65536", spec().hopLength(0));
    assertRefused("bands is 0, it must lie between 1 and 4096", spec().bands(0));
    assertRefused("frames is 0, it must lie between 1 and 32768", spec().frames(0));
    assertRefused("fminHz is -1.0, it must be at least 0", spec().fminHz(-1));
    assertRefused("fminHz is NaN, it must be at least 0", spec().fminHz(Double.NaN));
    assertRefused("fminHz is 0.0, it must be positive on a logarithmic scale", spec().fminHz(0));
    assertRefused("fmaxHz is 70.0, it must lie above fminHz, 70.0", spec().fmaxHz(70));
    assertRefused("fmaxHz is NaN, it must lie above fminHz, 70.0", spec().fmaxHz(Double.NaN));
    assertRefused(
        "fmaxHz is 11026.0, it must not exceed half the sample rate, 11025.0",
        spec().fmaxHz(11026));
    assertRefused("topDb is 0.0, it must be positive and finite", spec().topDb(0));
    assertRefused(
        "topDb is Infinity, it must be positive and finite",
        spec().topDb(Double.POSITIVE_INFINITY));
    assertRefused(
        "frames is 300, it must be 302, what the hop makes of 7.0 s",
        FeatureSpec.PROTOTYPE.toBuilder().frames(300));
  }

  /** A model file of a few hundred bytes must not claim the memory of the machine. */
  @Test
  void sizesThatWouldFillTheMemoryAreRefused() {
    int most = Integer.MAX_VALUE;
    assertThrows(IllegalArgumentException.class, spec().sampleRateHz(most)::build);
    assertThrows(IllegalArgumentException.class, spec().fftSize(most)::build);
    assertThrows(IllegalArgumentException.class, spec().hopLength(most)::build);
    assertThrows(IllegalArgumentException.class, spec().bands(most)::build);
    assertThrows(IllegalArgumentException.class, spec().frames(most)::build);
    assertThrows(IllegalArgumentException.class, spec().bands(4096).frames(1025)::build);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 20, 12, 4, trimTopDb is 0.0",
    "35, NaN, 12, 4, longestTakeSeconds is NaN",
    "35, 20, 0, 4, windowSeconds is 0.0",
    "35, 20, 12, Infinity, stepSeconds is Infinity",
    "35, 20, 21, 4, 'windowSeconds is 21.0, it must not exceed longestTakeSeconds, 20.0'",
    "35, 2000, 601, 4, 'windowSeconds is 601.0, it must not exceed 600.0'",
    "35, 20, 12, 13, 'stepSeconds is 13.0, it must not exceed windowSeconds, 12.0'",
    "35, 20, 12, 0.001, 'stepSeconds is 0.001, it must be at least 0.01'"
  })
  void aPlanThatCannotWorkIsRefused(
      double topDb, double longest, double window, double step, String part) {
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> new WindowPlan.WholeTake(topDb, longest, window, step))
            .getMessage();
    assertTrue(message.contains(part), message);
  }

  @ParameterizedTest
  @CsvSource({
    "601, 7, 1, takeSeconds is 601.0",
    "-1, 7, 1, takeSeconds is -1.0",
    "6, 7, 1, 'windowSeconds is 7.0, it must not exceed takeSeconds, 6.0'",
    "10, 7, 8, stepSeconds is 8.0"
  })
  void aStretchedPlanThatCannotWorkIsRefused(double take, double window, double step, String part) {
    String message =
        assertThrows(
                IllegalArgumentException.class, () -> new WindowPlan.Stretched(take, window, step))
            .getMessage();
    assertTrue(message.contains(part), message);
  }
}
