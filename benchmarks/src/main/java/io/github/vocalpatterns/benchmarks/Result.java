package io.github.vocalpatterns.benchmarks;

import com.google.gson.JsonObject;
import java.util.Locale;

/**
 * A line of the table.
 *
 * @param work what was done
 * @param kernels with which kernels
 * @param ours our time or memory, for people
 * @param peer the peer's, for people; why there is none, if not measured
 * @param value what is held against the bar, NaN if not measured
 * @param most the bar
 */
record Result(String work, Kernels kernels, String ours, String peer, double value, double most) {

  static Result notMeasured(Bar bar, Kernels kernels, String reason) {
    return new Result(bar.work(), kernels, "", reason, Double.NaN, bar.most(kernels));
  }

  static Result of(Bar bar, Kernels kernels, Duel duel) {
    return new Result(
        bar.work(),
        kernels,
        milliseconds(duel.oursNanos()),
        milliseconds(duel.peerNanos()),
        duel.ratio(),
        bar.most(kernels));
  }

  static String milliseconds(long nanos) {
    return String.format(Locale.ROOT, "%.3f ms", nanos / 1e6);
  }

  boolean isMissed() {
    return value > most;
  }

  private String verdict() {
    return Double.isNaN(value) ? "not measured: " + peer : isMissed() ? "MISSED" : "ok";
  }

  static String header() {
    return "| work | kernels | ours | peer | measured | at most | |\n|---|---|---|---|---|---|---|";
  }

  /** A line of a Markdown table. */
  String toRow() {
    boolean measured = !Double.isNaN(value);
    return String.format(
        Locale.ROOT,
        "| %-40s | %-6s | %11s | %11s | %6s | %6.3f | %s |",
        work,
        kernels.label(),
        ours,
        measured ? peer : "",
        measured ? String.format(Locale.ROOT, "%.3f", value) : "",
        most,
        verdict());
  }

  JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.addProperty("work", work);
    json.addProperty("kernels", kernels.label());
    json.addProperty("ours", ours);
    json.addProperty("peer", peer);
    if (!Double.isNaN(value)) {
      json.addProperty("measured", value);
    }
    json.addProperty("atMost", most);
    json.addProperty("verdict", verdict());
    return json;
  }
}
