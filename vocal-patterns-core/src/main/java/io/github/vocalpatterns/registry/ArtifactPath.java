package io.github.vocalpatterns.registry;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A place among a server's artifacts.
 *
 * @param segments names without a slash, none of them empty, {@code .} or {@code ..}
 */
record ArtifactPath(List<String> segments) {

  private static final int LONGEST = 2000;

  ArtifactPath {
    segments = List.copyOf(segments);
    for (String segment : segments) {
      if (segment.isEmpty()
          || segment.equals(".")
          || segment.equals("..")
          || segment.chars().anyMatch(c -> c < ' ' || c == '\\' || c == 0x7f)) {
        throw new IllegalArgumentException("its artifacts are at a place with tricks in its path");
      }
    }
  }

  /**
   * The place that an {@code artifact_uri} of a server names.
   *
   * @throws IllegalArgumentException if the server does not hand out these artifacts itself
   */
  static ArtifactPath of(String artifactUri, URI server) {
    String scheme = "mlflow-artifacts:";
    if (artifactUri.length() > LONGEST || !artifactUri.startsWith(scheme)) {
      throw new IllegalArgumentException(
          "its artifacts are not served by itself, start it with --serve-artifacts");
    }
    String path = artifactUri.substring(scheme.length());
    if (path.startsWith("//")) {
      int slash = path.indexOf('/', 2);
      String host = slash < 0 ? path.substring(2) : path.substring(2, slash);
      if (!host.isEmpty() && !host.equals(server.getRawAuthority())) {
        throw new IllegalArgumentException("its artifacts are on another server");
      }
      path = slash < 0 ? "" : path.substring(slash);
    }
    String relative = path.startsWith("/") ? path.substring(1) : path;
    return new ArtifactPath(Arrays.asList(relative.split("/", -1)));
  }

  ArtifactPath resolve(String... more) {
    return new ArtifactPath(Stream.concat(segments.stream(), Arrays.stream(more)).toList());
  }

  /** The path of a URL. */
  String encoded() {
    return segments.stream().map(MlflowHttp::encode).collect(Collectors.joining("/"));
  }

  /** As MLflow writes it. */
  String uri() {
    return "mlflow-artifacts:/" + String.join("/", segments);
  }
}
