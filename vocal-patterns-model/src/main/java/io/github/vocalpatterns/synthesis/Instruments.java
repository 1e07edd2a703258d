package io.github.vocalpatterns.synthesis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Instruments and whistlers playing tunes, single notes or rhythms: music without a voice. */
final class Instruments {

  private static final double RATE = Controls.SAMPLE_RATE_HZ;
  private static final double LONGEST_SECONDS = 14;

  private enum Instrument {
    PIANO,
    GUITAR,
    FLUTE,
    STRINGS,
    WHISTLE
  }

  private Instruments() {}

  /** A tune, or a note or two, on one instrument. */
  static Sounds.Sound tune(Chance chance) {
    Instrument instrument = chance.pick(List.of(Instrument.values()));
    Melody melody =
        switch (chance.weighted(35, 30, 20, 15)) {
          case 0 -> TuneBook.draw(chance);
          case 1 -> TuneWriter.song(chance);
          case 2 -> TuneWriter.leaping(chance);
          default -> new Melody("note", Melody.Delivery.SUSTAINED, List.of(Note.of(0, 1)));
        };
    boolean single = melody.notes().size() == 1;
    double beat =
        single
            ? chance.logUniform(0.5, 6)
            : Math.min(chance.logUniform(0.2, 0.7), LONGEST_SECONDS / melody.beats());
    double lead = chance.uniform(0.02, 0.5);
    float[] out = new float[(int) (RATE * (lead + melody.beats() * beat + chance.uniform(0.2, 1)))];
    double tonic = tonic(instrument, melody, chance);
    List<SungNote> notes = new ArrayList<>();
    double now = lead;
    for (Note note : melody.notes()) {
      double seconds = note.beats() * beat;
      if (!note.silent()) {
        double midi = tonic + note.semitones();
        notes.add(new SungNote(now, Math.max(0.05, 0.95 * seconds), midi));
      }
      now += seconds;
    }
    play(instrument, notes, out, chance);
    String name = instrument.name().toLowerCase(Locale.ROOT);
    return new Sounds.Sound("instrument", name, out, notes);
  }

  private static double tonic(Instrument instrument, Melody melody, Chance chance) {
    double lowest =
        switch (instrument) {
          case PIANO -> 43;
          case GUITAR -> 40;
          case FLUTE -> 60;
          case STRINGS -> 48;
          case WHISTLE -> 76;
        };
    return Math.min(lowest + chance.between(0, 14) - melody.lowest(), 94 - melody.highest());
  }

  private static void play(
      Instrument instrument, List<SungNote> notes, float[] out, Chance chance) {
    if (instrument == Instrument.GUITAR) {
      for (SungNote note : notes) {
        Sounds.pluck(out, (int) (note.onsetSeconds() * RATE), note.midiPitch(), 0.6, chance);
      }
      return;
    }
    double darkness = chance.uniform(1.2, 2.4);
    double vibrato = chance.happens(0.5) ? 0 : chance.uniform(0.1, 0.5);
    for (SungNote note : notes) {
      switch (instrument) {
        case PIANO -> strike(out, note, darkness, chance);
        case FLUTE -> blow(out, note, 4, darkness, vibrato, 0.03, chance);
        case STRINGS -> blow(out, note, 14, 1.1, vibrato, 0.002, chance);
        default -> blow(out, note, 1, 1, vibrato, 0.06, chance);
      }
    }
  }

  /** Stiff strings, struck: partials slightly sharp that die the sooner the higher they are. */
  private static void strike(float[] out, SungNote note, double darkness, Chance chance) {
    int from = (int) (note.onsetSeconds() * RATE);
    double hertz = hertz(note.midiPitch());
    double level = 0.4 * chance.uniform(0.6, 1);
    double dies = chance.uniform(0.6, 2.5);
    int damped = from + (int) (RATE * (note.durationSeconds() + 0.05));
    int to = Math.min(out.length, damped + 2000);
    for (int partial = 1; partial <= 10; partial++) {
      double partialHz = hertz * partial * Math.sqrt(1 + 0.0004 * partial * partial);
      if (partialHz > 9000) {
        break;
      }
      double turn = 2 * Math.PI * partialHz / RATE;
      double keep = Math.exp(-(0.5 + 0.5 * partial) / (dies * RATE));
      double amplitude = level * Math.pow(partial, -darkness);
      double twice = 2 * keep * Math.cos(turn);
      double now = 0;
      double before = -amplitude * Math.sin(turn) / keep;
      for (int i = from; i < to; i++) {
        double fade = i < damped ? 1 : 1 - (i - damped) / 2000.0;
        out[i] += (float) (now * fade);
        double next = twice * now - keep * keep * before;
        before = now;
        now = next;
      }
    }
  }

  /** A sustained sound: flutes of few harmonics, bowed strings of many, whistles of one. */
  private static void blow(
      float[] out,
      SungNote note,
      int harmonics,
      double darkness,
      double vibratoSemitones,
      double breath,
      Chance chance) {
    int from = (int) (note.onsetSeconds() * RATE);
    int length = (int) Math.min(out.length - from, note.durationSeconds() * RATE);
    double hertz = hertz(note.midiPitch());
    int most = Math.max(1, Math.min(harmonics, (int) (9000 / hertz)));
    double[] amplitude = new double[most];
    for (int h = 0; h < most; h++) {
      amplitude[h] = Math.pow(h + 1, -darkness) * chance.uniform(0.5, 1);
    }
    Noise noise = Noise.white(chance);
    double attack = chance.uniform(0.02, 0.1) * RATE;
    double rate = 2 * Math.PI * chance.uniform(4.5, 6.5) / RATE;
    double slide = chance.happens(0.3) ? chance.uniform(-2, 1) : 0;
    double phase = 0;
    double bend = 0;
    for (int i = 0; i < length; i++) {
      if (i % 32 == 0) {
        double semitones =
            vibratoSemitones * Math.sin(rate * i) + slide * Math.exp(-i / (0.03 * RATE));
        bend = Math.pow(2, semitones / 12);
      }
      phase += hertz * bend / RATE;
      phase -= (int) phase;
      double sine = Math.sin(2 * Math.PI * phase);
      double twice = 2 * Math.cos(2 * Math.PI * phase);
      double before = 0;
      double sum = 0;
      for (double a : amplitude) {
        sum += a * sine;
        double next = twice * sine - before;
        before = sine;
        sine = next;
      }
      double envelope = Math.min(1, Math.min(i / attack, (length - i) / (0.04 * RATE)));
      out[from + i] += (float) (0.2 * envelope * (sum + breath * noise.next()));
    }
  }

  private static double hertz(double midi) {
    return 440 * Math.pow(2, (midi - 69) / 12);
  }

  /** A drummer's bar, over and over: bass drum, snare, hi-hat. */
  static float[] drums(float[] out, Chance chance) {
    double step = chance.uniform(0.09, 0.2);
    int[] bar = new int[16];
    for (int i = 0; i < bar.length; i++) {
      boolean strong = i % 8 == 0;
      boolean back = i % 8 == 4;
      bar[i] = strong ? 1 : back ? 2 : chance.happens(0.1) ? 1 : chance.happens(0.6) ? 3 : 0;
    }
    int place = 0;
    for (double t = 0.05; t < out.length / RATE; t += step) {
      int from = (int) (t * RATE);
      switch (bar[place++ % bar.length]) {
        case 1 -> {
          int length = (int) Math.min(out.length - from, 0.25 * RATE);
          double phase = 0;
          for (int i = 0; i < length; i++) {
            double s = i / RATE;
            phase += (45 + 110 * Math.exp(-s / 0.03)) / RATE;
            out[from + i] += (float) (0.8 * Math.exp(-s / 0.08) * Math.sin(2 * Math.PI * phase));
          }
        }
        case 2 -> Sounds.burst(out, from, 0.06, 0.4, chance);
        case 3 -> Sounds.burst(out, from, 0.012, 0.15, chance);
        default -> {}
      }
    }
    return out;
  }
}
