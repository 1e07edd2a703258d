package io.github.vocalpatterns.examples.web;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** An answer, whole in memory. */
record Reply(int status, String contentType, byte[] body) {

  private static final Gson GSON =
      new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

  static Reply json(int status, JsonElement json) {
    return new Reply(
        status, "application/json", GSON.toJson(json).getBytes(StandardCharsets.UTF_8));
  }

  static Reply of(Refusal refusal) {
    JsonObject json = new JsonObject();
    json.addProperty("error", refusal.getMessage());
    return json(refusal.status(), json);
  }

  void send(Response response, Callback callback) {
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, contentType);
    response
        .getHeaders()
        .put(new HttpField.LongValueHttpField(HttpHeader.CONTENT_LENGTH, body.length));
    response.write(true, ByteBuffer.wrap(body), callback);
  }
}
