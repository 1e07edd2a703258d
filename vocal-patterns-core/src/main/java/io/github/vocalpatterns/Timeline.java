package io.github.vocalpatterns;

import io.github.vocalpatterns.Classification.Segment;
import io.github.vocalpatterns.audio.AudioEffects;
import io.github.vocalpatterns.audio.SampleRange;
import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.audio.WindowPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Finds the exercises within a recording.
 *
 * <p>Pauses cut it into phrases. Neighbouring phrases may belong together, as the notes of a scale
 * sung apart do: of all ways to join phrases into groups, it takes the one in which exercises that
 * the network is sure of have the most sound, and of equals the one with the fewest groups and the
 * shortest pauses within them (dynamic programming over the pauses). What stays {@code OTHER} and
 * lies side by side becomes one segment.
 */
final class Timeline {

  /** Singers breathe in half a second; between two exercises they take longer. */
  private static final double PAUSE_SECONDS = 0.7;

  /** Shorter sounds between pauses are no phrase: a cough, a chair. */
  private static final double SHORTEST_PHRASE_SECONDS = 0.15;

  /** How many phrases a group may hold: an octave up and down, each note by itself. */
  private static final int MOST_PHRASES = 16;

  /** Less probable exercises count as none. */
  private static final double LEAST_CONFIDENCE = 0.6;

  /** Seconds of a sure exercise that a further group must bring to be worth it. */
  private static final double GROUP_COST_SECONDS = 0.5;

  /** Seconds of a sure exercise that a second of pause within a group must bring. */
  private static final double PAUSE_COST = 0.5;

  private final Waveform waveform;
  private final double longestTakeSeconds;
  private final Function<Waveform, List<Segment>> judge;
  private final List<SampleRange> phrases;

  private Timeline(
      Waveform waveform, WindowPlan.WholeTake plan, Function<Waveform, List<Segment>> judge) {
    this.waveform = waveform;
    this.longestTakeSeconds = plan.longestTakeSeconds();
    this.judge = judge;
    this.phrases = phrases(plan.trimTopDb());
  }

  /**
   * The segments of a recording, by time.
   *
   * @param whole what the whole recording was judged to be, a segment a window
   * @param judge judges a part of the recording, as if it were all there is
   */
  static List<Segment> of(
      Waveform waveform,
      WindowPlan.WholeTake plan,
      List<Segment> whole,
      Function<Waveform, List<Segment>> judge) {
    Timeline timeline = new Timeline(waveform, plan, judge);
    return joined(timeline.phrases.size() > 1 ? timeline.best() : whole);
  }

  private List<SampleRange> phrases(double topDb) {
    List<SampleRange> phrases = new ArrayList<>();
    for (SampleRange part : AudioEffects.split(waveform, topDb)) {
      int last = phrases.size() - 1;
      if (seconds(part) < SHORTEST_PHRASE_SECONDS) {
        continue;
      }
      if (last >= 0 && part.from() - phrases.get(last).to() < PAUSE_SECONDS * rate()) {
        phrases.set(last, new SampleRange(phrases.get(last).from(), part.to()));
      } else {
        phrases.add(part);
      }
    }
    return phrases;
  }

  /** The best way to join the first {@code n} phrases: how good it is, and its last group. */
  private record Best(double seconds, int lastFrom, List<Segment> last) {}

  private List<Segment> best() {
    List<Best> bests = new ArrayList<>(List.of(new Best(0, 0, List.of())));
    for (int to = 1; to <= phrases.size(); to++) {
      Best best = null;
      for (int from = to - 1; from >= 0 && to - from <= MOST_PHRASES; from--) {
        SampleRange group = group(from, to);
        if (from < to - 1 && seconds(group) > longestTakeSeconds) {
          break;
        }
        List<Segment> segments = judged(group);
        double seconds = bests.get(from).seconds + worthSeconds(from, to, segments);
        if (best == null || seconds >= best.seconds) {
          best = new Best(seconds, from, segments);
        }
      }
      bests.add(best);
    }
    List<Segment> line = new ArrayList<>();
    for (int n = phrases.size(); n > 0; n = bests.get(n).lastFrom) {
      line.addAll(0, bests.get(n).last);
    }
    return line;
  }

  private SampleRange group(int from, int to) {
    return new SampleRange(phrases.get(from).from(), phrases.get(to - 1).to());
  }

  private List<Segment> judged(SampleRange group) {
    double start = group.from() / rate();
    return judge.apply(waveform.slice(group.from(), group.to())).stream()
        .map(segment -> segment.later(start))
        .toList();
  }

  /** What a group of phrases brings: sound that is surely an exercise, less what joining costs. */
  private double worthSeconds(int from, int to, List<Segment> segments) {
    double soundSeconds = 0;
    for (SampleRange phrase : phrases.subList(from, to)) {
      soundSeconds += seconds(phrase);
    }
    double allSeconds = seconds(group(from, to));
    double share = sureSeconds(segments) / allSeconds;
    return soundSeconds * share - (allSeconds - soundSeconds) * PAUSE_COST - GROUP_COST_SECONDS;
  }

  private static double sureSeconds(List<Segment> segments) {
    double seconds = 0;
    for (Segment segment : segments) {
      if (segment.pattern() != VocalPattern.OTHER && segment.confidence() >= LEAST_CONFIDENCE) {
        seconds += segment.confidence() * (segment.endSeconds() - segment.startSeconds());
      }
    }
    return seconds;
  }

  /** Neighbours that say the same are one, as sure as they are on average. */
  static List<Segment> joined(List<Segment> segments) {
    List<Segment> line = new ArrayList<>();
    int from = 0;
    for (int to = 1; to <= segments.size(); to++) {
      if (to == segments.size() || !isSame(segments.get(from), segments.get(to))) {
        addApart(line, Segment.meanOf(segments.subList(from, to)));
        from = to;
      }
    }
    return line;
  }

  /** Where a part overlaps the one before it, they part in the middle. */
  private static void addApart(List<Segment> line, Segment next) {
    int last = line.size() - 1;
    if (last < 0 || line.get(last).endSeconds() <= next.startSeconds()) {
      line.add(next);
      return;
    }
    double middle = (line.get(last).endSeconds() + next.startSeconds()) / 2;
    line.set(last, line.get(last).until(middle));
    line.add(next.from(middle));
  }

  /** Windows of one long phrase overlap; two takes of one exercise with a pause between do not. */
  private static boolean isSame(Segment a, Segment b) {
    return a.pattern() == b.pattern()
        && (a.pattern() == VocalPattern.OTHER || b.startSeconds() < a.endSeconds());
  }

  private double seconds(SampleRange range) {
    return (range.to() - range.from()) / rate();
  }

  private double rate() {
    return waveform.sampleRateHz();
  }
}
