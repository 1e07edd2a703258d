package io.github.vocalpatterns.synthesis;

import java.util.Locale;

/** A singer: range, vocal tract, glottis and habits. */
final class Voice {

  /** Whose vocal tract it is. */
  enum Body {
    MAN,
    WOMAN,
    CHILD
  }

  /** Ranges in MIDI pitches, as choirs divide them. */
  private enum Register {
    BASS(Body.MAN, 38, 64, 0.96),
    BARITONE(Body.MAN, 42, 67, 1),
    TENOR(Body.MAN, 46, 72, 1.04),
    ALTO(Body.WOMAN, 52, 76, 0.96),
    MEZZO(Body.WOMAN, 55, 80, 1),
    SOPRANO(Body.WOMAN, 58, 85, 1.03),
    CHILD(Body.CHILD, 58, 79, 1);

    private final Body body;
    private final double lowest;
    private final double highest;
    private final double formantScale;

    Register(Body body, double lowest, double highest, double formantScale) {
      this.body = body;
      this.lowest = lowest;
      this.highest = highest;
      this.formantScale = formantScale;
    }
  }

  static final int FORMANTS = 5;

  final String name;
  final Body body;
  final double lowestMidi;
  final double highestMidi;
  final boolean trained;

  /** Standard deviation of a note's pitch around its place in the scale. */
  final double intonationCents;

  /** Standard deviation of what a note adds to the error of those before it. */
  final double wanderCents;

  /** Standard deviation of how far the key moves during a take. */
  final double driftSemitones;

  /** Standard deviation of how much too wide or too narrow intervals are, as a share of them. */
  final double stretch;

  /** Slow waver of a held note. */
  final double waverCents;

  final double vibratoHz;
  final double vibratoCents;

  /** Share of the period with the glottis open: 0.4 pressed, 0.85 breathy. */
  final double openQuotient;

  /** Where the glottal spectrum starts to fall faster, at middling loudness. */
  final double brightnessHz;

  /** Standard deviation of a period's length, as a share of it. */
  final double jitter;

  /** Standard deviation of a period's amplitude, as a share of it. */
  final double shimmer;

  /** Amplitude of breath noise, as a share of the voice. */
  final double breathiness;

  /** How far formants 3 to 5 draw together, 0 to 1: the ring of trained voices. */
  final double singersFormant;

  /** How readily a high voice raises its first formant to the fundamental, 0 to 1. */
  final double formantTuning;

  private final double formantScale;
  private final double[] formantBias = new double[FORMANTS];

  private Voice(Register register, Chance chance) {
    name = register.name().toLowerCase(Locale.ROOT);
    body = register.body;
    trained = chance.happens(0.5);
    lowestMidi = register.lowest + chance.between(-2, 2);
    highestMidi = register.highest + chance.between(-2, 2);
    boolean unsure = !trained && chance.happens(0.25);
    intonationCents = trained ? chance.logUniform(4, 15) : chance.logUniform(10, unsure ? 60 : 40);
    wanderCents = unsure ? chance.uniform(0, 22) : 0;
    driftSemitones = trained ? 0.08 : unsure ? 0.8 : 0.35;
    stretch = trained ? 0.004 : unsure ? 0.035 : 0.012;
    waverCents = trained ? chance.uniform(2, 8) : chance.uniform(4, 15);
    vibratoHz = chance.uniform(4.3, 7.2);
    vibratoCents = chance.logUniform(25, trained ? 160 : 100);
    openQuotient = chance.uniform(0.45, 0.8);
    brightnessHz = chance.logUniform(450, trained ? 3500 : 2600);
    jitter = chance.logUniform(0.001, 0.008);
    shimmer = chance.logUniform(0.01, 0.08);
    breathiness = chance.logUniform(0.002, 0.06);
    singersFormant = trained && body != Body.CHILD ? chance.uniform(0, 1) : 0;
    formantTuning = trained ? chance.uniform(0.6, 1) : chance.uniform(0, 1);
    formantScale = register.formantScale * (1 + chance.gaussian(0.045, 2));
    for (int i = 0; i < FORMANTS; i++) {
      formantBias[i] = 1 + chance.gaussian(0.05, 2);
    }
  }

  static Voice draw(Chance chance) {
    int register = chance.weighted(15, 17, 17, 15, 15, 15, 8);
    return new Voice(Register.values()[register], chance);
  }

  /** Formant {@code number} from 0 to 4 of this singer's {@code vowel}. */
  double formantHz(Vowel vowel, int number) {
    double own = formantScale * formantBias[number];
    double third = vowel.formantHz(body, 2);
    double fourth = vowel.formantHz(body, 3);
    double centre = body == Body.MAN ? 2900 : 3250;
    double pull = 0.55 * singersFormant;
    return switch (number) {
      case 0, 1 -> own * vowel.formantHz(body, number);
      case 2 -> own * (third + pull * 0.8 * (centre - 250 - third));
      case 3 -> own * (fourth + pull * (centre + 150 - fourth));
      default -> own * (fourth * 1.22 + pull * (centre + 600 - fourth * 1.22));
    };
  }
}
