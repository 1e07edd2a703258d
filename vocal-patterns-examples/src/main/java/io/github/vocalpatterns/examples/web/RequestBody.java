package io.github.vocalpatterns.examples.web;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Reads the body of a request into memory without holding a thread while the client is slow.
 *
 * <p>One that is too large is read on but not kept: a client that is cut off in the middle of
 * sending would not read the answer that tells it why.
 */
final class RequestBody implements Runnable {

  private final Request request;
  private final int maxBytes;
  private final CompletableFuture<byte[]> result = new CompletableFuture<>();
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private long length;

  private RequestBody(Request request, int maxBytes) {
    this.request = request;
    this.maxBytes = maxBytes;
  }

  /** The body; a {@link Refusal} if it is larger than allowed, slower, or breaks off. */
  static CompletableFuture<byte[]> read(Request request, int maxBytes, Duration timeout) {
    RequestBody body = new RequestBody(request, maxBytes);
    Refusal late =
        new Refusal(
            HttpStatus.REQUEST_TIMEOUT_408,
            "The upload took longer than " + timeout.toMillis() / 1000.0 + " s.");
    Scheduler.Task deadline =
        request
            .getComponents()
            .getScheduler()
            .schedule(
                () -> body.result.completeExceptionally(late),
                timeout.toMillis(),
                TimeUnit.MILLISECONDS);
    body.result.whenComplete((bytes, failure) -> deadline.cancel());
    body.run();
    return body.result;
  }

  @Override
  public void run() {
    while (!result.isDone()) {
      Content.Chunk chunk = request.read();
      if (chunk == null) {
        request.demand(this);
        return;
      }
      if (Content.Chunk.isFailure(chunk)) {
        result.completeExceptionally(
            new Refusal(HttpStatus.BAD_REQUEST_400, "The upload broke off."));
        return;
      }
      keep(chunk);
      chunk.release();
      if (chunk.isLast()) {
        finish();
      }
    }
  }

  private void keep(Content.Chunk chunk) {
    length += chunk.remaining();
    if (length > maxBytes) {
      kept.reset();
      return;
    }
    byte[] bytes = new byte[chunk.remaining()];
    chunk.get(bytes, 0, bytes.length);
    kept.writeBytes(bytes);
  }

  private void finish() {
    if (length > maxBytes) {
      result.completeExceptionally(
          new Refusal(
              HttpStatus.PAYLOAD_TOO_LARGE_413,
              String.format(
                  Locale.ROOT,
                  "The upload has %.1f MB, at most %.0f MB are taken.",
                  length / 1e6,
                  maxBytes / 1e6)));
    } else {
      result.complete(kept.toByteArray());
    }
  }
}
