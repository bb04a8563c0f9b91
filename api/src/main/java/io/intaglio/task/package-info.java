/** Tasks: {@link io.intaglio.task.Task} makes training pairs from examples and answers from pictures. */
package io.intaglio.task;
