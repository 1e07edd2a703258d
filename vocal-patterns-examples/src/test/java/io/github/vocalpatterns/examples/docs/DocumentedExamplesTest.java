package io.github.vocalpatterns.examples.docs;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Examples in Javadoc, README and docs compile: an example that does not is worse than none. */
class DocumentedExamplesTest {

  private static final Path ROOT = Path.of("..");

  private static final Pattern JAVADOC =
      Pattern.compile("<pre>\\{@code\\n(.*?)\\n *\\* *\\}</pre>", Pattern.DOTALL);
  private static final Pattern MARKDOWN = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

  /** What an example may take for given. Its own variables hide these. */
  private static final String FRAME =
      """
      import io.github.vocalpatterns.*;
      import io.github.vocalpatterns.audio.*;
      import io.github.vocalpatterns.audio.augment.*;
      import io.github.vocalpatterns.audio.batch.*;
      import io.github.vocalpatterns.audio.dsp.*;
      import io.github.vocalpatterns.audio.io.*;
      import io.github.vocalpatterns.audio.pitch.*;
      import io.github.vocalpatterns.dataset.*;
      import io.github.vocalpatterns.evaluation.*;
      import io.github.vocalpatterns.interchange.*;
      import io.github.vocalpatterns.model.*;
      import io.github.vocalpatterns.modelfile.*;
      import io.github.vocalpatterns.network.*;
      import io.github.vocalpatterns.plot.*;
      import io.github.vocalpatterns.registry.*;
      import io.github.vocalpatterns.synthesis.*;
      import java.nio.file.*;
      import java.time.Duration;
      import java.util.*;
      import java.util.function.*;

      class Example {
        static Waveform waveform, take;
        static Spectrogram spectrogram;
        static List<Layer> layers;
        static AudioFeatures features;
        static Classifier classifier;
        static ModelRegistry registry;
        static MlflowRegistry mlflow;
        static TakeSource training, validation;
        static List<Path> files;
        static Consumer<Object> sink;
        static float[] chunk;
        static long seed, epoch, item;

        static void show(Object... values) {}

        static void run() throws Exception {
          %s
        }
      }
      """;

  record Example(Path file, String code) {
    @Override
    public String toString() {
      return file.getFileName() + ": " + code.lines().findFirst().orElse("");
    }
  }

  @TempDir private Path classes;

  static List<Example> examples() throws IOException {
    List<Example> examples = new ArrayList<>(in(ROOT.resolve("README.md"), MARKDOWN));
    try (Stream<Path> pages = Files.list(ROOT.resolve("docs"))) {
      for (Path page : pages.filter(path -> path.toString().endsWith(".md")).toList()) {
        examples.addAll(in(page, MARKDOWN));
      }
    }
    for (String module : List.of("audio", "core", "model")) {
      Path sources = ROOT.resolve("vocal-patterns-" + module).resolve("src/main/java");
      try (Stream<Path> files = Files.walk(sources)) {
        for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
          examples.addAll(in(file, JAVADOC));
        }
      }
    }
    // JSON, which the tests of its reader cover.
    examples.removeIf(example -> example.code().startsWith("{"));
    return examples;
  }

  private static List<Example> in(Path file, Pattern pattern) throws IOException {
    return pattern
        .matcher(Files.readString(file).replace("\r\n", "\n"))
        .results()
        .map(block -> block.group(1).replaceAll("(?m)^ *\\* ?", "").strip())
        .map(code -> new Example(file, code))
        .toList();
  }

  @Test
  void thereAreExamples() throws IOException {
    assertTrue(examples().size() > 10, () -> "only a few examples were found");
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleCompiles(Example example) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    JavaFileObject source =
        new SimpleJavaFileObject(URI.create("string:///Example.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return FRAME.formatted(example.code());
          }
        };
    StringWriter messages = new StringWriter();
    List<String> options =
        List.of("-classpath", System.getProperty("java.class.path"), "-d", classes.toString());
    boolean compiled =
        compiler.getTask(messages, null, null, options, null, List.of(source)).call();
    assertTrue(compiled, () -> example.file() + "\n" + messages);
  }
}
