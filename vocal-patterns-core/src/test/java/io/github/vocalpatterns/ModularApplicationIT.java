package io.github.vocalpatterns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archives as modules: what they give to others, and whether an application runs on them. */
class ModularApplicationIT {

  private static final String AUDIO = "io.github.vocalpatterns.audio";
  private static final String CORE = "io.github.vocalpatterns.core";
  private static final Path SOUNDS =
      Path.of("..", "vocal-patterns-audio", "src", "test", "resources", "compressed-audio");

  private static final String DESCRIPTOR =
      """
      module listener {
        requires io.github.vocalpatterns.core;
      }
      """;

  /** Goes through JTransforms, JLayer, Concentus, Gson and the resource inside core. */
  private static final String APPLICATION =
      """
      package listener;

      import io.github.vocalpatterns.Classifier;
      import io.github.vocalpatterns.audio.AudioEffects;
      import io.github.vocalpatterns.audio.Waveform;
      import io.github.vocalpatterns.audio.augment.AugmentationJson;
      import io.github.vocalpatterns.audio.io.AudioFiles;
      import java.io.FileDescriptor;
      import java.io.FileOutputStream;
      import java.io.PrintStream;
      import java.nio.file.Path;

      public class Main {
        public static void main(String[] files) throws Exception {
          PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true);
          Classifier classifier = Classifier.pretrained();
          out.println(classifier.classify(Path.of(files[0])).pattern());
          for (String file : files) {
            Waveform sound = AudioFiles.read(Path.of(file));
            out.println(AudioEffects.stretch(sound, 1.5).durationSeconds() > 0);
          }
          out.println(
              AugmentationJson.read(
                  "{\\"type\\": \\"gain\\", \\"minGainDb\\": -6.0, \\"maxGainDb\\": 6.0}",
                  Waveform.class));
        }
      }
      """;

  private static final List<String> ANSWERS =
      List.of("SCALE", "true", "true", "true", "Gain[minGainDb=-6.0, maxGainDb=6.0]");

  private static final List<Path> JARS = new ArrayList<>();

  @BeforeAll
  static void findArchives() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("target"))) {
      files
          .filter(
              file ->
                  file.getFileName()
                      .toString()
                      .matches("vocal-patterns-core-[\\w.]+?(-SNAPSHOT)?\\.jar"))
          .forEach(JARS::add);
    }
    assertEquals(1, JARS.size(), JARS::toString);
    String dependencies = Files.readString(Path.of("target", "classify-only-class-path.txt"));
    for (String entry : dependencies.strip().split(File.pathSeparator)) {
      assertTrue(entry.endsWith(".jar"), entry);
      JARS.add(Path.of(entry));
    }
  }

  @Test
  void audioExportsTheStatedPackages() {
    assertEquals(
        Set.of(
            AUDIO,
            AUDIO + ".augment",
            AUDIO + ".batch",
            AUDIO + ".dsp",
            AUDIO + ".io",
            AUDIO + ".pitch"),
        exportsToAll(AUDIO));
  }

  @Test
  void coreExportsTheStatedPackages() {
    String root = "io.github.vocalpatterns";
    assertEquals(
        Set.of(
            root,
            root + ".interchange",
            root + ".modelfile",
            root + ".music",
            root + ".network",
            root + ".registry"),
        exportsToAll(CORE));
  }

  /** Two archives with a package in common work on a class path and not as modules. */
  @Test
  void noPackageIsInTwoArchives() {
    List<String> packages =
        ModuleFinder.of(JARS.toArray(Path[]::new)).findAll().stream()
            .flatMap(module -> module.descriptor().packages().stream())
            .toList();
    assertEquals(packages.size(), Set.copyOf(packages).size());
  }

  @Test
  void aModularApplicationClassifies(@TempDir Path folder) throws Exception {
    assertEquals(ANSWERS, run(folder, List.of()));
  }

  /** Vector kernels that do not link are an error here, and plain ones instead elsewhere. */
  @Test
  void aModularApplicationRunsTheVectorKernelsIfItAddsTheirModule(@TempDir Path folder)
      throws Exception {
    assertEquals(
        ANSWERS,
        run(
            folder,
            List.of(
                "--add-modules",
                "jdk.incubator.vector",
                "-Dio.github.vocalpatterns.kernels=vector")));
  }

  private static List<String> run(Path folder, List<String> flags) throws Exception {
    Path classes = compile(folder);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(List.of("--module-path", classes + File.pathSeparator + jars()));
    command.addAll(List.of("--module", "listener/listener.Main"));
    command.add(Path.of("..", "samples", "scale.wav").toString());
    command.add(SOUNDS.resolve("mpeg2-24000-stereo-vbr.mp3").toString());
    command.add(SOUNDS.resolve("opus-mono.opus").toString());
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try {
      assertTrue(process.waitFor(2, TimeUnit.MINUTES), "it still runs");
    } finally {
      process.destroyForcibly();
    }
    assertEquals(0, process.exitValue(), Files.readString(err));
    return Files.readAllLines(out);
  }

  private static String jars() {
    return JARS.stream()
        .map(jar -> jar.toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Path compile(Path folder) throws IOException {
    Path descriptor = Files.writeString(folder.resolve("module-info.java"), DESCRIPTOR);
    Path main = folder.resolve("listener").resolve("Main.java");
    Files.createDirectory(main.getParent());
    Files.writeString(main, APPLICATION);
    StringWriter messages = new StringWriter();
    PrintWriter printer = new PrintWriter(messages);
    int status =
        ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(
                printer,
                printer,
                "-Xlint:all",
                "-Werror",
                "--release",
                "17",
                "--module-path",
                jars(),
                "-d",
                folder.resolve("classes").toString(),
                descriptor.toString(),
                main.toString());
    assertEquals(0, status, messages::toString);
    return folder.resolve("classes");
  }

  private static Set<String> exportsToAll(String module) {
    ModuleDescriptor descriptor =
        ModuleFinder.of(JARS.toArray(Path[]::new)).find(module).orElseThrow().descriptor();
    return descriptor.exports().stream()
        .filter(exports -> !exports.isQualified())
        .map(Exports::source)
        .collect(Collectors.toSet());
  }
}
