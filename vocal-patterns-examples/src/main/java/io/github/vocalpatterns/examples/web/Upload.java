package io.github.vocalpatterns.examples.web;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.http.MultiPartConfig;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Attributes;
import org.eclipse.jetty.util.Promise;
import org.jspecify.annotations.Nullable;

/**
 * A recording that somebody sent.
 *
 * @param name what messages call it
 * @param bytes the file
 */
record Upload(String name, byte[] bytes) {

  private static final String FIELD = "file";
  private static final int MAX_NAME = 100;
  private static final int MAX_PARTS = 8;
  private static final int MAX_PART_HEADERS = 4096;

  static boolean isForm(@Nullable String contentType) {
    return mediaType(contentType).equals("multipart/form-data");
  }

  /** Bytes as they are, without a form around them. */
  static boolean isSound(@Nullable String contentType) {
    String type = mediaType(contentType);
    return type.startsWith("audio/") || type.equals("application/octet-stream");
  }

  static boolean isJson(@Nullable String contentType) {
    return mediaType(contentType).equals("application/json");
  }

  private static String mediaType(@Nullable String contentType) {
    return contentType == null
        ? ""
        : HttpField.getValueParameters(contentType, null).strip().toLowerCase(Locale.ROOT);
  }

  /** The recording in a body that is a form or the recording itself. */
  static Upload of(byte[] body, String contentType) throws Refusal {
    return isForm(contentType) ? ofForm(body, contentType) : new Upload("The recording", body);
  }

  private static Upload ofForm(byte[] body, String contentType) throws Refusal {
    // The parts stay in memory however large they are: the body, which is bounded, is there too.
    MultiPartConfig config =
        new MultiPartConfig.Builder()
            .maxParts(MAX_PARTS)
            .maxHeadersSize(MAX_PART_HEADERS)
            .maxSize(body.length)
            .maxPartSize(body.length)
            .maxMemoryPartSize(-1)
            .useFilesForPartsWithoutFileName(false)
            .build();
    CompletableFuture<MultiPartFormData.Parts> parsed = new CompletableFuture<>();
    MultiPartFormData.onParts(
        Content.Source.from(ByteBuffer.wrap(body)),
        new Attributes.Mapped(),
        contentType,
        config,
        Promise.Invocable.toPromise(parsed));
    try (MultiPartFormData.Parts parts = parsed.join()) {
      MultiPart.Part file = parts.getFirst(FIELD);
      if (file == null) {
        throw new Refusal(
            HttpStatus.BAD_REQUEST_400,
            "The form has no field named " + FIELD + ", which would hold the recording.");
      }
      ByteBuffer content = Content.Source.asByteBuffer(file.createContentSource());
      byte[] bytes = new byte[content.remaining()];
      content.get(bytes);
      return new Upload(nameOf(file), bytes);
    } catch (CompletionException | IOException e) {
      throw new Refusal(
          HttpStatus.BAD_REQUEST_400, "The upload is no form of multipart/form-data, or cut off.");
    }
  }

  /** Names come from anywhere; the last part of a path is enough to recognise a file by. */
  private static String nameOf(MultiPart.Part file) {
    String name = file.getFileName();
    if (name == null || name.isBlank()) {
      return "The recording";
    }
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    String printable = last.replaceAll("\\p{Cc}", "?");
    return printable.length() <= MAX_NAME ? printable : printable.substring(0, MAX_NAME) + "…";
  }
}
