package io.github.vocalpatterns.examples.jshell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** In JShell everything is imported, so that a name must mean one thing. */
class ImportedNamesTest {

  private static final Path ROOT = Path.of("..");
  private static final Pattern EXPORT = Pattern.compile("(?m)^ *exports ([\\w.]+);");
  private static final Pattern IMPORT = Pattern.compile("(?m)^import ([\\w.]+)\\.\\*;");

  /** Public for the training alone, as its description says. */
  private static final String LAYERS = "io.github.vocalpatterns.model.layers";

  /** What JShell imports by itself, and the language. */
  private static final List<String> JAVA =
      List.of(
          "java.io",
          "java.lang",
          "java.math",
          "java.net",
          "java.nio.file",
          "java.util",
          "java.util.concurrent",
          "java.util.function",
          "java.util.prefs",
          "java.util.regex",
          "java.util.stream");

  /** The packages of the library that applications can use. */
  private static Set<String> exported() throws IOException {
    Set<String> packages = new TreeSet<>();
    for (String module : List.of("audio", "core")) {
      Path descriptor = Path.of("vocal-patterns-" + module, "src/module/java/module-info.java");
      packages.addAll(found(EXPORT, ROOT.resolve(descriptor)));
    }
    // A module without a descriptor exports every package it has.
    Path model = ROOT.resolve("vocal-patterns-model/src/main/java");
    try (Stream<Path> files = Files.walk(model)) {
      files
          .filter(file -> file.endsWith("package-info.java"))
          .map(file -> model.relativize(file.getParent()).toString().replaceAll("[/\\\\]", "."))
          .forEach(packages::add);
    }
    packages.remove(LAYERS);
    return packages;
  }

  private static List<String> found(Pattern pattern, Path file) throws IOException {
    return pattern.matcher(Files.readString(file)).results().map(found -> found.group(1)).toList();
  }

  private static List<Class<?>> publicTypes(String name) throws Exception {
    List<Class<?>> types = new ArrayList<>();
    for (String module : List.of("audio", "core", "model")) {
      Path folder =
          ROOT.resolve("vocal-patterns-" + module)
              .resolve("src/main/java")
              .resolve(name.replace('.', '/'));
      if (!Files.isDirectory(folder)) {
        continue;
      }
      try (Stream<Path> files = Files.list(folder)) {
        for (String file : files.map(each -> each.getFileName().toString()).toList()) {
          if (file.endsWith(".java") && !file.equals("package-info.java")) {
            types.add(type(name, file.replace(".java", "")));
          }
        }
      }
    }
    types.removeIf(type -> !Modifier.isPublic(type.getModifiers()));
    return types;
  }

  private static Class<?> type(String packageName, String name) throws ClassNotFoundException {
    ClassLoader loader = ImportedNamesTest.class.getClassLoader();
    return Class.forName(packageName + "." + name, false, loader);
  }

  @Test
  void everyPackageOfTheLibraryIsImported() throws IOException {
    Path startup =
        Path.of("src/training/resources/io/github/vocalpatterns/examples/jshell/startup.jsh");
    Set<String> imported = new TreeSet<>(found(IMPORT, startup));
    imported.removeAll(JAVA);
    assertEquals(exported(), imported);
  }

  @Test
  void noTwoPublicTypesShareAName() throws Exception {
    Map<String, List<String>> owners = new TreeMap<>();
    for (String name : exported()) {
      for (Class<?> type : publicTypes(name)) {
        owners.computeIfAbsent(type.getSimpleName(), key -> new ArrayList<>()).add(name);
      }
    }
    assertTrue(owners.size() > 100, () -> "only a few types were found: " + owners.keySet());
    for (String owner : JAVA) {
      for (Map.Entry<String, List<String>> type : owners.entrySet()) {
        try {
          type(owner, type.getKey());
          type.getValue().add(owner);
        } catch (ClassNotFoundException e) {
          // As it should be.
        }
      }
    }
    owners.values().removeIf(packages -> packages.size() == 1);
    assertEquals(Map.of(), owners);
  }
}
