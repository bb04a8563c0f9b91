/** Diagnoses: what data will make of a network before it is trained, and what a trained network makes of its code. */
@NullMarked
package io.intaglio.diagnosis;

import org.jspecify.annotations.NullMarked;
