package io.github.vocalpatterns.examples.spark;

import io.github.vocalpatterns.Classification;
import io.github.vocalpatterns.Classifier;
import io.github.vocalpatterns.UnclassifiableAudioException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.input.PortableDataStream;

/** Classifies a corpus of recordings on all machines of a cluster, or on this one. */
public final class ClassifyCorpus {

  private ClassifyCorpus() {}

  /**
   * Takes where the recordings are, for example {@code hdfs:///takes/*} or {@code s3a://…}, and the
   * folder to write lines of CSV to. {@code spark-submit} says which cluster; without it, this
   * machine's processors do the work.
   */
  public static void main(String[] args) {
    SparkConf conf = new SparkConf().setAppName("classify corpus");
    conf.setIfMissing("spark.master", "local[*]");
    try (JavaSparkContext spark = new JavaSparkContext(conf)) {
      classify(spark, args[0]).saveAsTextFile(args[1]);
    }
  }

  /** A line for each recording: where it lies, what it holds, how sure that is, what is wrong. */
  static JavaRDD<String> classify(JavaSparkContext spark, String recordings) {
    return spark
        .binaryFiles(recordings)
        // Only the names move: a file is opened where it is judged.
        .repartition(4 * spark.defaultParallelism())
        .map(file -> line(file._1(), file._2()));
  }

  /**
   * The classifier does not travel: each executor asks its own copy of the library, which reads the
   * model once for all of its threads.
   */
  private static String line(String path, PortableDataStream file) {
    try (InputStream in = file.open()) {
      Classification result = Classifier.pretrained().classify(in, path);
      return String.format(
          Locale.ROOT, "%s,%s,%.4f,", quoted(path), result.pattern(), result.confidence());
    } catch (IOException | UnclassifiableAudioException e) {
      return quoted(path) + ",,," + quoted(e.getMessage());
    }
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }
}
