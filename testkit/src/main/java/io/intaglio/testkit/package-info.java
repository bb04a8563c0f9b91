/**
 * Contract tests for plug-ins: a test extends the contract of its kind, {@link io.intaglio.testkit.TaskContract} for
 * example, and gives the provider.
 */
package io.intaglio.testkit;
