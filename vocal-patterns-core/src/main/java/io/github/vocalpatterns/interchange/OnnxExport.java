package io.github.vocalpatterns.interchange;

import com.google.gson.Gson;
import io.github.vocalpatterns.audio.storage.WholeFile;
import io.github.vocalpatterns.modelfile.ModelFile;
import io.github.vocalpatterns.network.Network;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes a model as ONNX, so that other programs run it.
 *
 * <p>The graph takes {@value #INPUT}, float32 of batch × bands × frames, the pictures that {@link
 * io.github.vocalpatterns.audio.AudioFeatures#windows} computes, and gives {@value #OUTPUT},
 * float32 of batch × labels. The batch has any length. The metadata hold {@code labels} and {@code
 * feature_spec} as JSON, and the provenance. Operators are those of ONNX 1.12, opset 17.
 *
 * <p>Equal models give equal bytes.
 */
public final class OnnxExport {

  /** Name of the input. */
  public static final String INPUT = "features";

  /** Name of the output. */
  public static final String OUTPUT = "probabilities";

  private static final int IR_VERSION = 8;
  private static final int OPSET = 17;

  private OnnxExport() {}

  /** The model as an ONNX file's content. */
  public static byte[] toBytes(ModelFile model) {
    Network network = model.network();
    Map<String, String> metadata = new TreeMap<>();
    model.card().provenance().forEach((key, value) -> metadata.put("provenance." + key, value));
    metadata.put("feature_spec", model.featureSpec().toJson());
    metadata.put("labels", new Gson().toJson(model.card().labels()));
    Protobuf onnx =
        new Protobuf()
            .integer(1, IR_VERSION)
            .text(2, "vocal-patterns")
            .message(7, graph(network))
            .message(8, new Protobuf().text(1, "").integer(2, OPSET));
    metadata.forEach((key, value) -> onnx.message(14, new Protobuf().text(1, key).text(2, value)));
    return onnx.toBytes();
  }

  private static Protobuf graph(Network network) {
    OnnxGraph graph = new OnnxGraph(INPUT);
    new OnnxLayers(graph, network.bands(), network.frames()).addAll(network.layers());
    graph.apply("Identity", OUTPUT, List.of());
    return graph.toGraph(
        "vocal_patterns",
        OnnxGraph.described(INPUT, network.bands(), network.frames()),
        OnnxGraph.described(OUTPUT, network.outputs()));
  }

  /**
   * Writes the model; a reader of the path sees the old file or the whole new one, never a part.
   *
   * @throws IOException if the file cannot be written
   */
  public static void write(ModelFile model, Path path) throws IOException {
    WholeFile.write(path, toBytes(model));
  }
}
