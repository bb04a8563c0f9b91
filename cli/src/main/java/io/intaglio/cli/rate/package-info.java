/** Codecs of pictures measured beside each other: bits against PSNR. */
@NullMarked
package io.intaglio.cli.rate;

import org.jspecify.annotations.NullMarked;
