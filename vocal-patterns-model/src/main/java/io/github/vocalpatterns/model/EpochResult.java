package io.github.vocalpatterns.model;

/**
 * What one pass over the training takes came to.
 *
 * @param epoch from 1
 * @param learningRate at its end
 * @param trainingLoss mean cross-entropy in nats of the training takes, each as the network saw it
 *     when it learnt from it: augmented, under dropout
 * @param trainingAccuracy share of those takes that were right
 * @param validationLoss mean cross-entropy in nats of the validation takes after the epoch, each by
 *     the mean of its windows' probabilities
 * @param validationAccuracy share of those takes that are right
 * @param seconds how long the epoch took, validation included
 */
public record EpochResult(
    int epoch,
    double learningRate,
    double trainingLoss,
    double trainingAccuracy,
    double validationLoss,
    double validationAccuracy,
    double seconds) {}
