/**
 * From a recording to numbers: decoding, features as librosa computes them, pitch, augmentation.
 */
@SuppressWarnings({
  "module",
  "requires-automatic"
}) // Core is built later; the others declare no names.
module io.github.vocalpatterns.audio {
  requires JTransforms;
  requires com.google.gson;
  requires concentus;
  requires jdk.unsupported; // JLargeArrays, below JTransforms, calls sun.misc.Unsafe.
  requires jlayer;
  requires static transitive org.jspecify;
  requires org.slf4j;

  exports io.github.vocalpatterns.audio;
  exports io.github.vocalpatterns.audio.augment;
  exports io.github.vocalpatterns.audio.batch;
  exports io.github.vocalpatterns.audio.dsp;
  exports io.github.vocalpatterns.audio.io;
  exports io.github.vocalpatterns.audio.json to
      io.github.vocalpatterns.core;
  exports io.github.vocalpatterns.audio.kernels to
      io.github.vocalpatterns.core;
  exports io.github.vocalpatterns.audio.pitch;
  exports io.github.vocalpatterns.audio.storage to
      io.github.vocalpatterns.core,
      io.github.vocalpatterns.model;
}
