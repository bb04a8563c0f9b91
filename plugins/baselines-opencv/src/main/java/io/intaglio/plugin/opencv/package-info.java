/**
 * Classical methods of OpenCV that models are measured against, found by name through
 * {@link io.intaglio.spi.BaselineProvider}; only the providers are public.
 */
package io.intaglio.plugin.opencv;
