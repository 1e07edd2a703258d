package io.github.vocalpatterns.model;

import io.github.vocalpatterns.VocalPattern;
import io.github.vocalpatterns.audio.FeatureSpec;
import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.dataset.TakeSource;
import io.github.vocalpatterns.network.ToSequence;
import io.github.vocalpatterns.processes.Children;
import java.io.IOException;
import java.util.List;

/** Trains on more pictures than the heap could hold, all of which would be kept if they fitted. */
final class SmallHeapTraining {

  static final int TAKES = 1500;

  static final FeatureSpec SPEC = Tones.SPEC.toBuilder().bands(128).frames(302).build();

  private SmallHeapTraining() {}

  /** Two epochs: the second one would find in memory what the first one kept. */
  public static void main(String[] args) throws IOException {
    Layout layout =
        new Layout(List.of(new Layout.Convolution(1, 8, 8)), ToSequence.Order.TIME_MAJOR, 2, 2);
    VocalPatternModel model = VocalPatternModel.build(SPEC, layout, 1);
    TrainingReport report =
        model.train(
            new SteadyTones(new Tones(1, TAKES)),
            new SteadyTones(new Tones(2, 30)),
            TrainingPlan.DEFAULT.toBuilder().epochs(2).build());
    Children.out().println(report.epochs().size() + " epochs");
  }

  private record SteadyTones(Tones tones) implements TakeSource {

    @Override
    public int size() {
      return tones.size();
    }

    @Override
    public VocalPattern pattern(int index) {
      return tones.pattern(index);
    }

    @Override
    public String name(int index) {
      return tones.name(index);
    }

    @Override
    public Waveform waveform(int index, int epoch) {
      return tones.waveform(index, 0);
    }

    @Override
    public boolean varies(int index) {
      return false;
    }
  }
}
