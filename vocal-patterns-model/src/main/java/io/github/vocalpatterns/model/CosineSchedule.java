package io.github.vocalpatterns.model;

import org.nd4j.linalg.schedule.ISchedule;

/**
 * A learning rate that falls to a hundredth along half a cosine (Loshchilov and Hutter, "SGDR:
 * Stochastic Gradient Descent with Warm Restarts", 2017, without the restarts).
 */
record CosineSchedule(double start, int iterations) implements ISchedule {

  @Override
  public double valueAt(int iteration, int epoch) {
    double progress = Math.min(1, (double) iteration / iterations);
    double end = start / 100;
    return end + (start - end) * (1 + Math.cos(Math.PI * progress)) / 2;
  }

  @Override
  public ISchedule clone() {
    return this;
  }
}
