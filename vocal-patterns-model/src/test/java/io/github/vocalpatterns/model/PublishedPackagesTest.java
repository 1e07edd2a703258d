package io.github.vocalpatterns.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A module without a descriptor exports every package it has. */
class PublishedPackagesTest {

  @Test
  void theModuleHasTheStatedPackages() throws IOException {
    String root = "io.github.vocalpatterns.";
    assertEquals(
        Set.of(
            root + "dataset",
            root + "evaluation",
            root + "model",
            root + "model.layers",
            root + "plot",
            root + "synthesis"),
        packages(Path.of("target", "classes")));
  }

  private static Set<String> packages(Path classes) throws IOException {
    try (Stream<Path> files = Files.walk(classes)) {
      return files
          .filter(file -> file.toString().endsWith(".class"))
          .map(file -> classes.relativize(file.getParent()).toString())
          .map(folder -> folder.replace('\\', '.').replace('/', '.'))
          .collect(Collectors.toSet());
    }
  }
}
