package io.github.vocalpatterns.benchmarks;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.github.vocalpatterns.interchange.OnnxExport;
import io.github.vocalpatterns.modelfile.ModelFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;

/**
 * Our ONNX export in ONNX Runtime, on one thread, with all of its optimisations. Its input is a
 * direct buffer that is kept, which is the fastest way in. Not thread-safe.
 */
final class OnnxRuntimeNetwork {

  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;
  private final FloatBuffer buffer;
  private final long[] shape;

  OnnxRuntimeNetwork(ModelFile model, int batch) {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
      session = environment.createSession(OnnxExport.toBytes(model), options);
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
    shape = new long[] {batch, model.network().bands(), model.network().frames()};
    int size = batch * model.network().bands() * model.network().frames();
    buffer =
        ByteBuffer.allocateDirect(size * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
  }

  /** Whether there is native code for this machine. */
  static boolean isAvailable() {
    try {
      OrtEnvironment.getEnvironment();
      return true;
    } catch (LinkageError e) {
      return false;
    }
  }

  /** The outputs for each picture of a batch. */
  float[][] forward(float[][] pictures) {
    buffer.clear();
    for (float[] picture : pictures) {
      buffer.put(picture);
    }
    buffer.flip();
    try (OnnxTensor input = OnnxTensor.createTensor(environment, buffer, shape);
        OrtSession.Result result = session.run(Map.of(OnnxExport.INPUT, input))) {
      return (float[][]) result.get(0).getValue();
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a file's metadata say under a key. */
  String metadata(String key) throws OrtException {
    return session.getMetadata().getCustomMetadataValue(key).orElse("");
  }
}
