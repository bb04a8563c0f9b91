/** Diagnoses: predictions from data before a training, and measurements of the code of a trained network. */
@NullMarked
package io.intaglio.diagnosis;

import org.jspecify.annotations.NullMarked;
