package io.github.vocalpatterns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.vocalpatterns.audio.AudioFeatures;
import io.github.vocalpatterns.audio.augment.Augmentation;
import io.github.vocalpatterns.audio.augment.Step;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A native image holds what its builder can see, and what {@code META-INF/native-image} tells it.
 * So everything that is reached by name alone is stated here, and there.
 */
class NativeImageTest {

  private static final String CONFIG = "META-INF/native-image/io.github.vocalpatterns/";
  private static final String AUDIO = CONFIG + "vocal-patterns-audio/";
  private static final String CORE = CONFIG + "vocal-patterns-core/";
  private static final String AUGMENT = "io.github.vocalpatterns.audio.augment";

  @Test
  void ourClassesReachByNameWhatIsStatedHereAndNothingElse() throws Exception {
    Map<String, Set<String>> found = new TreeMap<>(DynamicAccess.of(Path.of("target", "classes")));
    found.putAll(DynamicAccess.of(home(AudioFeatures.class)));
    Map<String, Set<String>> stated =
        Map.of(
            // The pretrained model.
            "io.github.vocalpatterns.Classifier",
            Set.of("Class.getResourceAsStream"),
            // Augmentations as JSON, by the components of their records.
            "io.github.vocalpatterns.audio.augment.AugmentationJson",
            Set.of("Class.getDeclaredClasses"),
            "io.github.vocalpatterns.audio.augment.Records",
            Set.of(
                "Class.getDeclaredConstructor",
                "Class.getRecordComponents",
                "Constructor.newInstance",
                "Method.invoke"),
            // One number in a table of JLayer's that is wrong.
            "io.github.vocalpatterns.audio.io.Mp3Decoder$CorrectedDecoder",
            Set.of("Class.getDeclaredField", "Field.get"),
            // Kernels of the Vector API. A native image has no such module and never asks for them.
            "io.github.vocalpatterns.audio.kernels.Kernels",
            Set.of("Class.forName", "Class.getConstructor", "Constructor.newInstance"));
    assertEquals(new TreeMap<>(stated), found);
  }

  /**
   * Of what the dependencies reach by name, only the first of JLargeArrays' and JLayer's is used:
   * both are in the configuration. Gson is used for trees of JSON, without its reflection; SLF4J
   * finds its provider as a service, which native images know about.
   */
  @Test
  void dependenciesReachByNameFromTheClassesStatedHere() throws IOException {
    Map<String, Set<String>> found = new TreeMap<>();
    String classPath = Files.readString(Path.of("target", "classify-only-class-path.txt"));
    for (String entry : classPath.strip().split(java.io.File.pathSeparator)) {
      Path jar = Path.of(entry);
      String artifact = jar.getFileName().toString().replaceFirst("-\\d.*", "");
      boolean ours = Files.isDirectory(jar) || artifact.startsWith("vocal-patterns");
      if (!ours && !Set.of("gson", "slf4j-api").contains(artifact)) {
        Set<String> classes = DynamicAccess.of(jar).keySet();
        if (!classes.isEmpty()) {
          found.put(artifact, classes);
        }
      }
    }
    String largeArrays = "org.visnow.jlargearrays.";
    assertEquals(
        Map.of(
            "JLargeArrays",
            Set.of(
                largeArrays + "LargeArrayUtils",
                largeArrays + "Benchmark",
                largeArrays + "ObjectLargeArray",
                largeArrays + "StringLargeArray"),
            "jlayer",
            Set.of("javazoom.jl.decoder.JavaLayerUtils", "javazoom.jl.player.AudioDeviceFactory")),
        found);
  }

  /**
   * A name that is misspelt, or that a new version of a library has dropped, fails nowhere else.
   */
  @Test
  void everyClassAndFieldOfTheConfigurationExists() throws Exception {
    for (JsonElement element : json(AUDIO + "reflect-config.json").getAsJsonArray()) {
      JsonObject entry = element.getAsJsonObject();
      Class<?> type = load(entry.get("name").getAsString());
      JsonElement fields = entry.get("fields");
      for (JsonElement field : fields == null ? new JsonArray() : fields.getAsJsonArray()) {
        assertNotNull(type.getDeclaredField(field.getAsJsonObject().get("name").getAsString()));
      }
    }
  }

  @Test
  void everyResourceOfTheConfigurationExists() throws IOException {
    for (String config : Set.of(AUDIO, CORE)) {
      JsonObject resources = json(config + "resource-config.json").getAsJsonObject();
      JsonArray includes = resources.getAsJsonObject("resources").getAsJsonArray("includes");
      for (JsonElement include : includes) {
        String pattern = include.getAsJsonObject().get("pattern").getAsString();
        assertTrue(pattern.matches("\\\\Q.*\\\\E"), pattern);
        String name = pattern.substring(2, pattern.length() - 2);
        assertNotNull(getClass().getClassLoader().getResource(name), name);
      }
    }
  }

  @Test
  void everyAugmentationAndEveryStepIsInTheConfiguration() throws Exception {
    Set<String> configured = new TreeSet<>();
    for (JsonElement element : json(AUDIO + "reflect-config.json").getAsJsonArray()) {
      configured.add(element.getAsJsonObject().get("name").getAsString());
    }
    configured.removeIf(name -> !name.startsWith(AUGMENT));
    assertEquals(recordsOfAugmentations(), configured);
  }

  private static Set<String> recordsOfAugmentations() throws Exception {
    Path home = home(Augmentation.class);
    if (Files.isDirectory(home)) {
      return recordsOfAugmentations(home);
    }
    try (FileSystem jar = FileSystems.newFileSystem(home)) {
      return recordsOfAugmentations(jar.getPath("/"));
    }
  }

  private static Set<String> recordsOfAugmentations(Path root) throws Exception {
    try (Stream<Path> files = Files.list(root.resolve(AUGMENT.replace('.', '/')))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".class") && !name.startsWith("package-info"))
          .map(name -> load(AUGMENT + "." + name.replace(".class", "")))
          .filter(Class::isRecord)
          .filter(
              type ->
                  Augmentation.class.isAssignableFrom(type) || Step.class.isAssignableFrom(type))
          .map(Class::getName)
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, NativeImageTest.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonElement json(String name) throws IOException {
    try (InputStream in = NativeImageTest.class.getClassLoader().getResourceAsStream(name)) {
      assertNotNull(in, name);
      return JsonParser.parseString(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static Path home(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
