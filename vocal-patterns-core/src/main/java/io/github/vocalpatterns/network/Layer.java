package io.github.vocalpatterns.network;

/**
 * One layer of a {@link Network} with its weights: a value, checked for what can be seen without
 * its neighbours.
 *
 * <p>Between layers flow a picture (bands × frames × channels), after {@link ToSequence} a sequence
 * (steps × features), at last features alone.
 */
public sealed interface Layer permits Conv2d, BatchNorm, ToSequence, BiLstm, Dense {}
