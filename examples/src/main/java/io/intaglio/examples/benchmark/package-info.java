/**
 * Benchmarks of Intaglio on a machine, alone and compared with its peers.
 * {@link io.intaglio.examples.benchmark.Benchmark} measures the engine, {@link io.intaglio.examples.benchmark.Peers}
 * compares, {@link io.intaglio.examples.benchmark.RunOnePicture} and {@link io.intaglio.examples.benchmark.RunFolder}
 * time the command. docs/benchmarks.md says how to repeat it all.
 */
package io.intaglio.examples.benchmark;
