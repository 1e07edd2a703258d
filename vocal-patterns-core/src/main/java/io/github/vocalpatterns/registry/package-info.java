/**
 * Models kept under names, versions and aliases, in a folder or on an MLflow server.
 *
 * <p>Start at {@link io.github.vocalpatterns.registry.ModelRegistry}: {@link
 * io.github.vocalpatterns.registry.FolderRegistry} needs nothing but a folder, {@link
 * io.github.vocalpatterns.registry.MlflowRegistry} a tracking server. {@link
 * io.github.vocalpatterns.registry.ReloadingClassifier} follows an alias while an application runs.
 *
 * <p>Names, numbers and files that come from a folder or a server are checked before they are used;
 * a server's text never becomes a path on this machine.
 */
@NullMarked
package io.github.vocalpatterns.registry;

import org.jspecify.annotations.NullMarked;
