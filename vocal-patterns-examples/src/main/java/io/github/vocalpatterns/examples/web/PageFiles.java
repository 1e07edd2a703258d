package io.github.vocalpatterns.examples.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The page and all that belongs to it, read once. Only what is listed here is ever served. */
final class PageFiles {

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml",
          "json", "application/json",
          "wav", "audio/wav");

  private static final String[] NAMES = {
    "index.html",
    "style.css",
    "icon.svg",
    "app.js",
    "charts.js",
    "player.js",
    "recorder.js",
    "recorder-worklet.js",
    "wav.js",
    "openapi.json",
    "samples/scale.wav",
    "samples/arpeggio.wav",
    "samples/other.wav",
  };

  private final Map<String, Reply> replies = new LinkedHashMap<>();

  PageFiles() {
    for (String name : NAMES) {
      String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
      replies.put("/" + name, new Reply(200, type, read("page/" + name)));
    }
    replies.put("/", replies.get("/index.html"));
  }

  private static byte[] read(String name) {
    try (InputStream in = PageFiles.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(
            "the resource " + name + " is missing beside " + PageFiles.class.getName());
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("the resource " + name + " cannot be read", e);
    }
  }

  /** What lies at a path, or null. */
  @Nullable Reply at(String path) {
    return replies.get(path);
  }
}
