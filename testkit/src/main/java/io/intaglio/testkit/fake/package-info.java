/** An engine in plain Java, for tests of what uses one. */
package io.intaglio.testkit.fake;
