/** Reports in one self-contained HTML file; {@link io.intaglio.cli.report.HtmlReport} is the entry point. */
@NullMarked
package io.intaglio.cli.report;

import org.jspecify.annotations.NullMarked;
