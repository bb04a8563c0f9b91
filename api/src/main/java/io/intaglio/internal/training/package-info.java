/** Internal to the api: prepares, runs and resumes trainings. */
package io.intaglio.internal.training;
