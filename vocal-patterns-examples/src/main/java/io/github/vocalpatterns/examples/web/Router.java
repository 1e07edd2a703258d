package io.github.vocalpatterns.examples.web;

import com.google.gson.JsonObject;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers every request. Bodies arrive without a thread of their own; only whole recordings go to
 * the threads that analyse, and when too many wait the next is sent away rather than stored.
 */
final class Router extends Handler.Abstract {

  private static final Logger LOG = LoggerFactory.getLogger(Router.class);

  private static final String HEALTH = "/health";

  /** Recordings are played from memory, hence blob; nothing comes from elsewhere. */
  private static final String POLICY =
      "default-src 'self'; media-src 'self' blob:; object-src 'none'; base-uri 'none';"
          + " form-action 'none'; frame-ancestors 'none'";

  private final Api api;
  private final WebSettings settings;
  private final Executor analysts;
  private final PageFiles files = new PageFiles();
  private final Semaphore room;

  Router(Api api, WebSettings settings, Executor analysts) {
    this.api = api;
    this.settings = settings;
    this.analysts = analysts;
    this.room = new Semaphore(settings.maxUploads());
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    response
        .getHeaders()
        .put("Content-Security-Policy", POLICY)
        .put("X-Content-Type-Options", "nosniff")
        .put("Referrer-Policy", "no-referrer")
        .put("Permissions-Policy", "microphone=(self), camera=(), geolocation=()")
        .put("Cross-Origin-Resource-Policy", "same-origin")
        .put(HttpHeader.CACHE_CONTROL, "no-store");
    String path = Request.getPathInContext(request);
    try {
      if (path.equals(Api.ANALYZE) || path.equals(Api.PREDICT)) {
        requireMethod(request, response, "POST");
        receive(path, request, response, callback);
      } else {
        get(path, request, response).send(response, callback);
      }
    } catch (Refusal refusal) {
      refuse(refusal, request, response, callback);
    }
    return true;
  }

  /** Lets the body pass first: who is cut off while sending does not read the answer. */
  private void refuse(Refusal refusal, Request request, Response response, Callback callback) {
    RequestBody.read(request, 0, settings.uploadTimeout())
        .whenComplete(
            (body, failure) -> {
              if (failure != null) {
                response.getHeaders().put(HttpHeader.CONNECTION, "close");
              }
              Reply.of(refusal).send(response, callback);
            });
  }

  private Reply get(String path, Request request, Response response) throws Refusal {
    Reply reply = path.equals(HEALTH) ? health() : files.at(path);
    if (reply == null) {
      throw new Refusal(HttpStatus.NOT_FOUND_404, "There is nothing at this address.");
    }
    requireMethod(request, response, "GET, HEAD");
    return reply;
  }

  private Reply health() {
    JsonObject json = new JsonObject();
    json.addProperty("status", "up");
    json.addProperty("maxMegabytes", settings.maxMegabytes());
    return Reply.json(HttpStatus.OK_200, json);
  }

  private static void requireMethod(Request request, Response response, String allowed)
      throws Refusal {
    String method = request.getMethod();
    for (String one : allowed.split(", ")) {
      if (one.equals(method)) {
        return;
      }
    }
    response.getHeaders().put(HttpHeader.ALLOW, allowed);
    throw new Refusal(
        HttpStatus.METHOD_NOT_ALLOWED_405,
        "The method " + method + " is not allowed here, " + allowed + " is.");
  }

  private void receive(String path, Request request, Response response, Callback callback)
      throws Refusal {
    String contentType = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
    Api.requireReadable(path, contentType);
    if (!room.tryAcquire()) {
      throw busy(response);
    }
    Runnable leave = room::release;
    Callback leaving = Callback.from(callback, leave);
    RequestBody.read(request, settings.maxBytes(), settings.uploadTimeout())
        .whenComplete(
            (body, failure) -> {
              if (failure != null) {
                failed(failure, response).send(response, leaving);
              } else {
                analyse(path, body, contentType, response, leaving);
              }
            });
  }

  private void analyse(
      String path, byte[] body, String contentType, Response response, Callback callback) {
    try {
      analysts.execute(() -> answer(path, body, contentType, response).send(response, callback));
    } catch (RejectedExecutionException e) {
      Reply.of(busy(response)).send(response, callback);
    }
  }

  private Reply answer(String path, byte[] body, String contentType, Response response) {
    try {
      return Reply.json(HttpStatus.OK_200, api.answer(path, body, contentType));
    } catch (Refusal refusal) {
      return Reply.of(refusal);
    } catch (RuntimeException | OutOfMemoryError e) {
      return failed(e, response);
    }
  }

  private static Refusal busy(Response response) {
    response.getHeaders().put(HttpHeader.RETRY_AFTER, "5");
    return new Refusal(
        HttpStatus.SERVICE_UNAVAILABLE_503,
        "Too many recordings are being analysed; try again in a few seconds.");
  }

  /** After a body that did not arrive whole, the connection is of no further use. */
  private static Reply failed(@Nullable Throwable failure, Response response) {
    response.getHeaders().put(HttpHeader.CONNECTION, "close");
    Throwable cause = failure instanceof CompletionException e ? e.getCause() : failure;
    if (cause instanceof Refusal refusal) {
      return Reply.of(refusal);
    }
    LOG.error("a request failed", cause);
    return Reply.of(
        new Refusal(HttpStatus.INTERNAL_SERVER_ERROR_500, "The server failed; its log says why."));
  }
}
