/** Tasks: a {@link io.intaglio.task.Task} creates training pairs from examples, and answers from pictures. */
@NullMarked
package io.intaglio.task;

import org.jspecify.annotations.NullMarked;
