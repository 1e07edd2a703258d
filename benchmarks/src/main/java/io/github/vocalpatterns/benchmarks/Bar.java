package io.github.vocalpatterns.benchmarks;

import java.util.function.Supplier;

/** What a contest must reach: the most that our time may be of the peer's. */
enum Bar {
  MEL("7 s Mel spectrogram / JTransforms", 0.18, 0.62, MelAgainstJTransforms::new),
  FORWARD_1(
      "network, batch 1 / ONNX Runtime",
      Machine.hasAvx512() ? 0.85 : 1.1,
      2.5,
      ForwardAgainstOnnxRuntime.Batch1::new),
  FORWARD_16("network, batch 16 / ONNX Runtime", 0.90, 2.5, ForwardAgainstOnnxRuntime.Batch16::new),
  DEEPLEARNING4J(
      "network, batch 1 / Deeplearning4j", 1 / 50., 1 / 18., ForwardAgainstDeeplearning4j::new),
  LONG("600 s Mel spectrogram / 60 s", 10.5, 10.5, LongMelAgainstShort::new),
  THREADS("classifications, two threads / one", 1 / 1.8, 1 / 1.8, TwoThreadsAgainstOne::new),
  FILE("WAV of 7.9 s to classification / network", 12, 12, FileAgainstForward::new),
  RESAMPLE("44.1 to 22.05 kHz / soxr HQ", 2, 2, AgainstPython.Resampling::new),
  STRETCH("time stretch / librosa", 0.6, 0.6, AgainstPython.TimeStretch::new),
  PYIN("pyin / librosa", 0.1, 0.1, AgainstPython.Pyin::new);

  private final String work;
  private final double vector;
  private final double plain;
  private final Supplier<Contest> contest;

  Bar(String work, double vector, double plain, Supplier<Contest> contest) {
    this.work = work;
    this.vector = vector;
    this.plain = plain;
    this.contest = contest;
  }

  /** Work and peer, for a table. */
  String work() {
    return work;
  }

  /** The bar for a kernel set. */
  double most(Kernels kernels) {
    return kernels == Kernels.VECTOR ? vector : plain;
  }

  Contest contest() {
    return contest.get();
  }
}
