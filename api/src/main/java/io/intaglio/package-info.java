/** The way in: {@link io.intaglio.Intaglio} finds what is installed, trains plates and makes them ready to run. */
package io.intaglio;
