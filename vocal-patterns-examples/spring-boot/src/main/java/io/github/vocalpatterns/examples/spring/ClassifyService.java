package io.github.vocalpatterns.examples.spring;

import io.github.vocalpatterns.Classifier;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** A web service that classifies uploaded recordings. */
@SpringBootApplication
public class ClassifyService {

  /** Starts the service; {@code --server.port=0} takes any free port. */
  public static void main(String[] args) {
    SpringApplication.run(ClassifyService.class, args);
  }

  /** One for the whole service: it is immutable, and any number of requests may use it at once. */
  @Bean
  Classifier classifier() {
    return Classifier.pretrained();
  }
}
