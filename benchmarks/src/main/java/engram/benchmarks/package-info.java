/**
 * What the kernels and whole fits cost, measured with JMH; {@code docs/experiments/speed.md} has
 * more.
 */
package engram.benchmarks;
