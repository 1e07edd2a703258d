package io.github.vocalpatterns.synthesis;

import java.util.List;

/**
 * Vowels and their first four formants for men, women and children, in hertz.
 *
 * <p>Rounded group averages of American English after J. Hillenbrand, L. A. Getty, M. J. Clark and
 * K. Wheeler, "Acoustic characteristics of American English vowels", JASA 97 (1995), which repeats
 * G. E. Peterson and H. L. Barney, "Control methods used in a study of the vowels", JASA 24 (1952).
 */
enum Vowel {
  I(340, 2320, 3000, 3660, 440, 2760, 3370, 4350, 450, 3080, 3700, 4570),
  E(480, 2090, 2690, 3650, 540, 2530, 3050, 4320, 560, 2660, 3320, 4420),
  EH(580, 1800, 2610, 3680, 730, 2060, 2980, 4290, 750, 2270, 3310, 4670),
  AE(590, 1950, 2600, 3620, 670, 2350, 2970, 4290, 720, 2500, 3290, 4410),
  A(770, 1330, 2520, 3690, 940, 1550, 2820, 4300, 1000, 1690, 2950, 4310),
  AW(650, 1000, 2540, 3490, 780, 1140, 2820, 3920, 800, 1210, 3050, 4210),
  O(500, 910, 2460, 3380, 560, 1040, 2830, 3930, 600, 1140, 2990, 4170),
  U(380, 1000, 2340, 3360, 460, 1110, 2740, 4120, 490, 1350, 2990, 4280),
  UH(620, 1200, 2550, 3560, 750, 1430, 2930, 4090, 750, 1550, 3150, 4320);

  /** The vowels that exercises are sung on. */
  static final List<Vowel> SUNG = List.of(A, E, I, O, U, A, E, I, O, U, AW, EH, UH);

  private final int[] formantsHz;

  Vowel(int... formantsHz) {
    this.formantsHz = formantsHz;
  }

  /** Formant {@code number} from 0 to 3. */
  double formantHz(Voice.Body body, int number) {
    return formantsHz[4 * body.ordinal() + number];
  }
}
