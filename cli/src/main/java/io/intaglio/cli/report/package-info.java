/** Reports in one self-contained HTML file; {@link io.intaglio.cli.report.HtmlReport} is the entry point. */
package io.intaglio.cli.report;
