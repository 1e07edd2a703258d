package io.github.vocalpatterns.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.MissingParameterException;

/**
 * What README and docs tell to type can be typed: commands and options are those of the program,
 * scripts and tests that are named exist. Java is what {@code DocumentedExamplesTest} compiles.
 */
class DocumentedCommandsTest {

  private static final Path ROOT = Path.of("..");

  private static final Pattern BLOCK =
      Pattern.compile("^```(\\w*)\\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern INLINE = Pattern.compile("`(\\./vocal-patterns [^`\\n]+)`");
  private static final Pattern WORD = Pattern.compile("('[^']*'|\"[^\"]*\"|[^\\s'\"])+");

  /** Languages of blocks, each of which some test looks at; "text" is for reading only. */
  private static final Set<String> LANGUAGES =
      Set.of("java", "jshell", "json", "python", "sh", "text", "xml");

  /** Programs of the machine, whose words are not ours to check. */
  private static final Set<String> OTHERS =
      Set.of(
          "cd", "curl", "echo", "export", "git", "java", "jbang", "pip", "source", "spark-submit");

  /** Where the options of a script are read, if not in itself. */
  private static final Map<String, String> READERS =
      Map.of(
          "benchmarks/compare",
          "benchmarks/src/main/java/io/github/vocalpatterns/benchmarks/Compare.java");

  /**
   * @param mention whether it stands in a sentence, which may leave out what the command takes
   */
  record Line(Path page, String text, boolean mention) {
    @Override
    public String toString() {
      return page.getFileName() + ": " + text;
    }
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> top = Files.list(ROOT);
        Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
      return Stream.concat(top, docs).filter(path -> path.toString().endsWith(".md")).toList();
    }
  }

  static List<Line> commands() throws IOException {
    List<Line> lines = new ArrayList<>();
    for (Path page : pages()) {
      String text = Files.readString(page).replace("\r\n", "\n");
      INLINE
          .matcher(text)
          .results()
          .forEach(found -> lines.add(new Line(page, found.group(1), true)));
      BLOCK
          .matcher(text)
          .results()
          .filter(block -> block.group(1).equals("sh"))
          .flatMap(block -> block.group(2).replaceAll("\\\\\\n\\s*", "").lines())
          .map(line -> line.replaceFirst("(^|\\s)#.*", "").strip())
          .flatMap(line -> Stream.of(line.split("\\s(?:&&|\\|)\\s")))
          .filter(line -> !line.isEmpty())
          .forEach(line -> lines.add(new Line(page, line, false)));
    }
    return lines;
  }

  @Test
  void everyBlockNamesALanguageThatSomeTestLooksAt() throws IOException {
    for (Path page : pages()) {
      BLOCK
          .matcher(Files.readString(page).replace("\r\n", "\n"))
          .results()
          .forEach(
              block -> {
                String where = page.getFileName() + ": " + block.group();
                assertTrue(LANGUAGES.contains(block.group(1)), where);
                if (block.group(1).equals("json")) {
                  JsonParser.parseString(block.group(2));
                }
              });
    }
    assertTrue(commands().size() > 30, "only a few commands were found");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandCanBeTyped(Line line) throws IOException {
    List<String> words =
        WORD.matcher(line.text().replaceFirst("\\s>>?\\s.*", ""))
            .results()
            .map(word -> word.group().replaceAll("['\"]", ""))
            .collect(Collectors.toCollection(ArrayList::new));
    while (words.get(0).matches("[A-Z_]+=.*")) {
      words.remove(0);
    }
    String program = words.remove(0);
    if (program.equals("./vocal-patterns")) {
      checkOwn(words, line.mention());
    } else if (program.equals("mvn")) {
      checkMaven(words);
    } else if (program.startsWith("python")) {
      if (!words.get(0).startsWith("-")) {
        checkScript(words.get(0), words);
      }
    } else if (program.contains("/")) {
      if (!program.startsWith("target/")) {
        checkScript(program, words);
        assertTrue(Files.isExecutable(ROOT.resolve(program)), program + " cannot be executed");
      }
    } else if (!OTHERS.contains(program)) {
      fail("nothing checks what the documentation tells to type: " + line);
    }
  }

  private static void checkOwn(List<String> words, boolean mention) {
    try {
      Main.commandLine().parseArgs(words.toArray(String[]::new));
    } catch (MissingParameterException e) {
      if (!mention) {
        throw e;
      }
    }
  }

  private static void checkScript(String script, List<String> words) throws IOException {
    Path reader = ROOT.resolve(READERS.getOrDefault(script, script));
    String source = Files.readString(reader);
    for (String word : words) {
      if (word.startsWith("--")) {
        assertTrue(source.contains(word), script + " knows no " + word);
      }
    }
  }

  private static void checkMaven(List<String> words) throws IOException {
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.equals("-pl")) {
        for (String module : words.get(i + 1).split(",")) {
          assertTrue(Files.exists(ROOT.resolve(module).resolve("pom.xml")), module);
        }
      } else if (word.startsWith("-Dtest=")) {
        for (String test : word.substring("-Dtest=".length()).split(",")) {
          checkTest(test + ".java");
        }
      }
    }
  }

  private static void checkTest(String name) throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      assertTrue(
          files.anyMatch(file -> file.endsWith(name) && file.toString().contains("test")),
          () -> "there is no " + name);
    }
  }

  @Test
  void everyCommandStandsInTheListOfCommandsAndNoOther() throws IOException {
    Set<String> commands = new TreeSet<>(Main.commandLine().getSubcommands().keySet());
    String page = Files.readString(ROOT.resolve("docs/command-line.md"));
    String table = page.substring(page.indexOf("| commands |"), page.indexOf("## Folders"));
    Set<String> listed = new TreeSet<>();
    Pattern.compile("`([a-z-]+)`").matcher(table).results().forEach(m -> listed.add(m.group(1)));
    assertEquals(commands, listed);
  }

  /** The first thing that anybody types. */
  @Test
  void theFirstCommandOfTheReadmeAnswers() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    String command = "classify samples/scale.wav";
    assertTrue(readme.contains("\n./vocal-patterns " + command + "\n"));
    CommandRun run = CommandRun.succeeding("classify", ROOT.resolve("samples/scale.wav"));
    assertTrue(run.out().startsWith("SCALE"), run.out());
  }
}
