package io.github.vocalpatterns.examples.research;

import io.github.vocalpatterns.Classifier;
import io.github.vocalpatterns.dataset.Manifest;
import io.github.vocalpatterns.evaluation.Evaluation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Says how often a model is right about labelled recordings, and writes a report with pictures. */
public final class EvaluateModel {

  private EvaluateModel() {}

  /**
   * Takes the folder of recordings, the report to write, and a model unless it is the library's.
   */
  public static void main(String[] args) throws IOException {
    Classifier classifier =
        args.length > 2 ? Classifier.load(Path.of(args[2])) : Classifier.pretrained();
    Evaluation evaluation = Evaluation.of(classifier, Manifest.scan(Path.of(args[0])).takes());

    System.out.print(evaluation.toText());
    evaluation.wrong().forEach(System.out::println);
    Files.writeString(Path.of(args[1]), evaluation.toHtml("Evaluation on " + args[0]));
  }
}
