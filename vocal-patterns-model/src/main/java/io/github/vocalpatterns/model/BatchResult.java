package io.github.vocalpatterns.model;

/**
 * How far an epoch has come.
 *
 * @param epoch from 1
 * @param batch batches done in this epoch
 * @param batches batches of an epoch
 * @param loss mean training loss of the epoch so far, in nats
 * @param accuracy share of takes right in the epoch so far
 */
public record BatchResult(int epoch, int batch, int batches, double loss, double accuracy) {}
