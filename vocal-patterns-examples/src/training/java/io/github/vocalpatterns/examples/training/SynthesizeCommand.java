package io.github.vocalpatterns.examples.training;

import io.github.vocalpatterns.VocalPattern;
import io.github.vocalpatterns.audio.io.AudioFiles;
import io.github.vocalpatterns.audio.io.WavEncoding;
import io.github.vocalpatterns.examples.cli.Progress;
import io.github.vocalpatterns.examples.cli.Subcommand;
import io.github.vocalpatterns.synthesis.ExerciseSynthesizer;
import io.github.vocalpatterns.synthesis.IntendedKey;
import io.github.vocalpatterns.synthesis.SungNote;
import io.github.vocalpatterns.synthesis.SyntheticTake;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes synthesised takes as WAV files in one folder a pattern, with a list of what they are. */
@Command(
    name = "synthesize",
    description = "Writes labelled sung-like scales, arpeggios and others as WAV files.",
    mixinStandardHelpOptions = true)
public final class SynthesizeCommand implements Subcommand {

  private static final String HEADER =
      "path,exercise,technique,filename,singer,articulation,kind,melody,tonic_midi,mode,"
          + "notes_onset_duration_midi\n";

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "folder to write DIR/scale/…, DIR/arpeggio/…, DIR/other/… and DIR/takes.csv to")
  private @Nullable Path out;

  @Option(
      names = "--sheet",
      paramLabel = "PNG",
      description = "picture to write the spectrograms of all takes to, as the network sees them")
  private @Nullable Path sheet;

  @Option(
      names = "--beside",
      paramLabel = "DIR",
      description = "folder whose WAV recordings the sheet shows first, to compare")
  private @Nullable Path beside;

  @Option(
      names = "--count",
      paramLabel = "N",
      defaultValue = "30",
      description = "number of takes, default ${DEFAULT-VALUE}")
  private int count;

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      defaultValue = "1",
      description = "equal seeds give equal takes, default ${DEFAULT-VALUE}")
  private long seed;

  @Option(
      names = "--pattern",
      paramLabel = "PATTERN",
      description = "only ${COMPLETION-CANDIDATES} instead of all in turn")
  private @Nullable VocalPattern pattern;

  @Spec private CommandSpec spec;

  /** For picocli. */
  public SynthesizeCommand() {}

  @Override
  public Integer call() throws IOException {
    if (count <= 0) {
      throw new ParameterException(
          spec.commandLine(), "--count is " + count + ", it must be positive");
    }
    if (out == null && sheet == null) {
      throw new ParameterException(
          spec.commandLine(), "there is nothing to write: give --out, --sheet or both");
    }
    ExerciseSynthesizer synthesizer = ExerciseSynthesizer.of(seed);
    StringBuilder list = new StringBuilder(HEADER);
    SpectrogramSheet pictures = new SpectrogramSheet();
    if (beside != null) {
      addRecordings(beside, pictures);
    }
    try (Progress bar = Progress.of("synthesize", count)) {
      for (int i = 0; i < count; i++) {
        SyntheticTake take = pattern == null ? synthesizer.take(i) : synthesizer.take(i, pattern);
        if (out != null) {
          list.append(write(take, i, out));
        }
        if (sheet != null) {
          pictures.add(
              String.join(", ", take.exercise(), take.technique(), take.articulation()),
              take.waveform());
        }
        bar.step();
      }
    }
    PrintWriter console = spec.commandLine().getOut();
    if (out != null) {
      Files.writeString(out.resolve("takes.csv"), list);
      console.println("wrote " + count + " takes and takes.csv to " + out);
    }
    if (sheet != null) {
      pictures.write(sheet);
      console.println("wrote the spectrograms of " + count + " takes to " + sheet);
    }
    return 0;
  }

  private static void addRecordings(Path folder, SpectrogramSheet pictures) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.walk(folder)) {
      files = found.filter(file -> file.toString().endsWith(".wav")).sorted().toList();
    }
    for (Path file : files) {
      pictures.add(file.getFileName().toString(), AudioFiles.read(file));
    }
  }

  private String write(SyntheticTake take, int index, Path folder) throws IOException {
    String label = take.pattern().label();
    String name = String.format(Locale.ROOT, "%s-%d-%06d.wav", label, seed, index);
    Path file = Files.createDirectories(folder.resolve(label)).resolve(name);
    AudioFiles.writeWav(file, take.waveform(), WavEncoding.PCM_16);
    IntendedKey key = take.key();
    return String.join(
            ",",
            label + "/" + name,
            label,
            take.technique(),
            name,
            take.singer(),
            take.articulation(),
            take.kind(),
            take.exercise(),
            key == null ? "" : String.format(Locale.ROOT, "%.2f", key.tonicMidi()),
            key == null ? "" : key.mode(),
            take.notes().stream().map(SynthesizeCommand::text).collect(Collectors.joining(" ")))
        + "\n";
  }

  /** Onset, duration and pitch. */
  private static String text(SungNote note) {
    return String.format(
        Locale.ROOT,
        "%.3f:%.3f:%.2f",
        note.onsetSeconds(),
        note.durationSeconds(),
        note.midiPitch());
  }
}
