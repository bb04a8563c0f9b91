/** Internal to the api: prepares, runs and resumes trainings. */
@NullMarked
package io.intaglio.internal.training;

import org.jspecify.annotations.NullMarked;
