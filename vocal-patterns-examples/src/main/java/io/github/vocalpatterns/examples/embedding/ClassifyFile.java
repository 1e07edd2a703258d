package io.github.vocalpatterns.examples.embedding;

import io.github.vocalpatterns.Classification;
import io.github.vocalpatterns.Classifier;
import java.io.IOException;
import java.nio.file.Path;

/** Says what one recording holds. */
public final class ClassifyFile {

  private ClassifyFile() {}

  /** Takes the path of a recording. */
  public static void main(String[] args) throws IOException {
    Classifier classifier = Classifier.pretrained();
    Classification result = classifier.classify(Path.of(args[0]));

    System.out.println(result.pattern() + " " + result.confidence());
    result.timeline().forEach(System.out::println);
    result.doubts().forEach(doubt -> System.out.println("unsure: " + doubt));
  }
}
