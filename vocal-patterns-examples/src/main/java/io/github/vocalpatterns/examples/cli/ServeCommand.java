package io.github.vocalpatterns.examples.cli;

import io.github.vocalpatterns.Classifier;
import io.github.vocalpatterns.examples.web.WebDemo;
import io.github.vocalpatterns.examples.web.WebSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Serves the web demo until it is interrupted. */
@Command(
    name = "serve",
    description = "Serves a web page to sing into, and its JSON interface.",
    mixinStandardHelpOptions = true,
    footer = {"", "Ends with Ctrl-C. Recordings stay in memory and are forgotten when answered."})
final class ServeCommand implements Callable<Integer> {

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "address to listen at, default ${DEFAULT-VALUE}: this machine only")
  private String host = WebSettings.DEFAULT.host();

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "port to listen at, 0 for any free one, default ${DEFAULT-VALUE}")
  private int port = WebSettings.DEFAULT.port();

  @Option(
      names = "--max-megabytes",
      paramLabel = "MB",
      defaultValue = "32",
      description = "largest upload in 10⁶ bytes, default ${DEFAULT-VALUE}")
  private int maxMegabytes = WebSettings.DEFAULT.maxMegabytes();

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "2",
      description = "recordings analysed at the same time, default ${DEFAULT-VALUE}")
  private int threads = WebSettings.DEFAULT.threads();

  @Mixin private ModelOption model = new ModelOption();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    WebSettings settings = settings();
    Classifier classifier = model.classifier();
    String modelName = model.fileName().orElse("pretrained");
    try (WebDemo demo = WebDemo.start(classifier, modelName, settings)) {
      Runtime.getRuntime().addShutdownHook(new Thread(demo::close, "web-shutdown"));
      PrintWriter out = spec.commandLine().getOut();
      out.println("Listening at " + demo.url() + " (Ctrl-C ends it)");
      out.flush();
      demo.join();
    }
    return 0;
  }

  private WebSettings settings() {
    try {
      return new WebSettings(
          host, port, maxMegabytes, threads, WebSettings.DEFAULT.uploadTimeout());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
