package io.github.vocalpatterns.examples.web;

import io.github.vocalpatterns.Classifier;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The web demo on Jetty: {@code /}, {@code /api/analyze}, {@code /predict}, {@code /health} and
 * {@code /openapi.json}. It keeps recordings in memory while it analyses them, and nowhere else.
 */
public final class WebDemo implements AutoCloseable {

  private static final int JETTY_THREADS = 8;
  private static final int MAX_CONNECTIONS = 256;
  private static final int MAX_HEADER_BYTES = 8192;
  private static final long IDLE_MILLIS = 20_000;
  private static final long STOP_MILLIS = 5_000;

  private final Server server;
  private final ServerConnector connector;
  private final ExecutorService analysts;
  private final String host;

  private WebDemo(Server server, ServerConnector connector, ExecutorService analysts, String host) {
    this.server = server;
    this.connector = connector;
    this.analysts = analysts;
    this.host = host;
  }

  /**
   * Starts to listen.
   *
   * @param modelName what {@code /predict} calls the model
   * @throws IOException if the address cannot be listened at
   */
  public static WebDemo start(Classifier classifier, String modelName, WebSettings settings)
      throws IOException {
    ExecutorService analysts =
        new ThreadPoolExecutor(
            settings.threads(),
            settings.threads(),
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(settings.queueLength()));
    QueuedThreadPool threads = new QueuedThreadPool(JETTY_THREADS);
    threads.setName("web");
    Server server = new Server(threads);
    ServerConnector connector = connector(server, settings);
    Api api = new Api(classifier, modelName, settings.maxBytes());
    server.setHandler(new GracefulHandler(new Router(api, settings, analysts)));
    server.setStopTimeout(STOP_MILLIS);
    WebDemo demo = new WebDemo(server, connector, analysts, settings.host());
    try {
      server.start();
      return demo;
    } catch (Exception e) {
      demo.close();
      throw new IOException(
          "cannot listen at " + settings.host() + ":" + settings.port() + ": " + reason(e), e);
    }
  }

  private static ServerConnector connector(Server server, WebSettings settings) {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(MAX_HEADER_BYTES);
    ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost(settings.host());
    connector.setPort(settings.port());
    connector.setIdleTimeout(IDLE_MILLIS);
    server.addConnector(connector);
    server.addBean(new NetworkConnectionLimit(MAX_CONNECTIONS, server));
    return connector;
  }

  private static String reason(Exception exception) {
    Throwable cause = exception.getCause() == null ? exception : exception.getCause();
    return cause instanceof UnresolvedAddressException
        ? "no such address is known"
        : String.valueOf(cause.getMessage());
  }

  /** The port listened at. */
  public int port() {
    return connector.getLocalPort();
  }

  /** The address for a browser on this machine. */
  public String url() {
    boolean everywhere = new InetSocketAddress(host, 0).getAddress().isAnyLocalAddress();
    String name = everywhere ? "localhost" : host.contains(":") ? "[" + host + "]" : host;
    return "http://" + name + ":" + port() + "/";
  }

  /** Waits until the demo is closed. */
  public void join() throws InterruptedException {
    server.join();
  }

  /** Takes no more requests, lets those that came in finish within seconds, and ends. */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the server does not stop: " + e.getMessage(), e);
    } finally {
      analysts.shutdownNow();
    }
  }
}
