package io.github.vocalpatterns.synthesis;

/**
 * Makes sound from the movements of glottis and mouth: glottal pulses and breath noise through a
 * cascade of formants (G. Fant's theory of speech production, D. Klatt's arrangement of it).
 */
final class SourceFilter {

  private static final int BLOCK = Controls.BLOCK;
  private static final double RATE = Controls.SAMPLE_RATE_HZ;

  /** Formants above those that vowels move. */
  private static final int FIXED = 3;

  /** Noise this weak is inaudible and keeps the filters from denormal numbers. */
  private static final float FLOOR = 1e-7f;

  /** What the glottis does from period to period. */
  record Glottis(
      double openQuotient, double jitter, double shimmer, double subharmonic, int subPeriod) {

    static Glottis of(Voice voice, Technique technique, Chance chance) {
      double openQuotient = voice.openQuotient * technique.openQuotientFactor();
      boolean fry = technique == Technique.VOCAL_FRY;
      boolean rough = fry || chance.happens(0.05);
      return new Glottis(
          openQuotient,
          fry ? chance.logUniform(0.01, 0.05) : voice.jitter,
          fry ? chance.uniform(0.08, 0.3) : voice.shimmer,
          rough ? chance.uniform(0.2, fry ? 0.85 : 0.4) : 0,
          chance.happens(0.75) ? 2 : 3);
    }
  }

  private final Controls controls;
  private final Glottis glottis;
  private final Chance chance;
  private final GlottalPulse pulse;
  private final float[] block = new float[BLOCK];
  private final Resonator[] tract = new Resonator[Voice.FORMANTS + FIXED];
  private final Resonator frication = new Resonator();
  private final float[] hissBlock = new float[BLOCK];
  private final float[] out;

  private double phase;
  private float periodGain = 1;
  private float periodRate = 1;
  private int periods;
  private float tiltState;
  private float mouthState1;
  private float mouthState2;
  private int noiseState;

  private SourceFilter(Controls controls, Glottis glottis, Chance chance) {
    this.controls = controls;
    this.glottis = glottis;
    this.chance = chance;
    this.pulse = GlottalPulse.of(glottis.openQuotient());
    this.noiseState = (int) chance.nextLong() | 1;
    this.out = new float[controls.samples()];
    for (int i = 0; i < tract.length; i++) {
      tract[i] = new Resonator();
    }
  }

  static float[] render(Controls controls, Glottis glottis, Chance chance) {
    SourceFilter filter = new SourceFilter(controls, glottis, chance);
    for (int b = 0; b < controls.blocks; b++) {
      filter.source(b);
      filter.tract(b);
      filter.mouth(b);
      filter.frication(b);
      System.arraycopy(filter.block, 0, filter.out, b * BLOCK, BLOCK);
    }
    return filter.out;
  }

  private void source(int b) {
    double hertz = 440 * Math.pow(2, (controls.midi[b] - 69) / 12);
    double nextHertz = 440 * Math.pow(2, (controls.midi[b + 1] - 69) / 12);
    double increment = hertz / RATE;
    double slope = (nextHertz - hertz) / RATE / BLOCK;
    float[] table = pulse.table(Math.max(hertz, nextHertz));
    float voice = controls.voice[b];
    float voiceSlope = (controls.voice[b + 1] - voice) / BLOCK;
    float breath = controls.breath[b];
    float breathSlope = (controls.breath[b + 1] - breath) / BLOCK;
    float keep = (float) Math.exp(-2 * Math.PI * controls.tiltHz[b] / RATE);
    float tilted = tiltState;
    for (int i = 0; i < BLOCK; i++) {
      phase += increment * periodRate;
      if (phase >= 1) {
        phase -= (int) phase;
        nextPeriod();
      }
      double place = phase * GlottalPulse.LENGTH;
      int index = (int) place;
      float left = table[index];
      float flow = left + (float) (place - index) * (table[index + 1] - left);
      tilted += (1 - keep) * (voice * periodGain * flow - tilted);
      float opening = phase < glottis.openQuotient() ? 1.4f : 0.5f;
      block[i] = tilted + (breath * opening + FLOOR) * noise();
      increment += slope;
      voice += voiceSlope;
      breath += breathSlope;
    }
    tiltState = tilted;
  }

  private void nextPeriod() {
    periods++;
    double gain = 1 + chance.gaussian(glottis.shimmer(), 2.5);
    if (glottis.subharmonic() > 0 && periods % glottis.subPeriod() != 0) {
      gain *= 1 - glottis.subharmonic();
    }
    periodGain = (float) gain;
    periodRate = (float) (1 + chance.gaussian(glottis.jitter(), 2.5));
  }

  /** White, uniform, of variance 1 (G. Marsaglia's xorshift). */
  private float noise() {
    int x = noiseState;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    noiseState = x;
    return x * 8.065e-10f;
  }

  private void tract(int b) {
    for (int f = 0; f < Voice.FORMANTS; f++) {
      double hertz = controls.formantHz[f][b];
      tract[f].tune(hertz, 45 + 0.03 * hertz + (f == 0 ? 15 : 0));
      tract[f].run(block);
    }
    double top = controls.formantHz[Voice.FORMANTS - 1][b];
    for (int f = 0; f < FIXED; f++) {
      double hertz = top * (1.25 + 0.25 * f);
      if (hertz < 10000) {
        tract[Voice.FORMANTS + f].tune(hertz, 400 + 200 * f);
        tract[Voice.FORMANTS + f].run(block);
      }
    }
  }

  private void mouth(int b) {
    double hertz = Math.min(controls.mouthHz[b], controls.mouthHz[b + 1]);
    if (hertz >= Controls.OPEN_HZ) {
      return;
    }
    float take = (float) (1 - Math.exp(-2 * Math.PI * hertz / RATE));
    float s1 = mouthState1;
    float s2 = mouthState2;
    for (int i = 0; i < BLOCK; i++) {
      s1 += take * (block[i] - s1);
      s2 += take * (s1 - s2);
      block[i] = s2;
    }
    mouthState1 = s1;
    mouthState2 = s2;
  }

  private void frication(int b) {
    float level = controls.hiss[b];
    float next = controls.hiss[b + 1];
    if (level == 0 && next == 0) {
      return;
    }
    double hertz = Math.max(500, Math.max(controls.hissHz[b], controls.hissHz[b + 1]));
    frication.tune(hertz, 0.3 * hertz + 300);
    float scale = (float) (0.02 + 2 * Math.pow(hertz / RATE, 2));
    for (int i = 0; i < BLOCK; i++) {
      float now = level + (next - level) * i / BLOCK;
      hissBlock[i] = now * noise() * scale;
    }
    frication.run(hissBlock);
    float before = 0;
    for (int i = 0; i < BLOCK; i++) {
      block[i] += 6 * (hissBlock[i] - before);
      before = hissBlock[i];
    }
  }
}
