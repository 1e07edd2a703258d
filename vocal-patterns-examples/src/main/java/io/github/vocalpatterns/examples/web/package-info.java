/**
 * The web demo: a page to sing into, and the JSON behind it. Start at {@link
 * io.github.vocalpatterns.examples.web.WebDemo}.
 */
@NullMarked
package io.github.vocalpatterns.examples.web;

import org.jspecify.annotations.NullMarked;
