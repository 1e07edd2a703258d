/**
 * The library in a Spring Boot service.
 *
 * <p>Start at {@link io.github.vocalpatterns.examples.spring.ClassifyService}.
 */
@NullMarked
package io.github.vocalpatterns.examples.spring;

import org.jspecify.annotations.NullMarked;
