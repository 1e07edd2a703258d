/** From a recording to the pattern that was sung: classifier, network, model files, registries. */
module io.github.vocalpatterns.core {
  requires com.google.gson;
  requires transitive io.github.vocalpatterns.audio;
  requires java.net.http;
  requires static transitive org.jspecify;
  requires org.slf4j;

  exports io.github.vocalpatterns;
  exports io.github.vocalpatterns.interchange;
  exports io.github.vocalpatterns.modelfile;
  exports io.github.vocalpatterns.music;
  exports io.github.vocalpatterns.network;
  exports io.github.vocalpatterns.registry;
}
