/** What the kernels and whole fits cost, measured with JMH; {@code docs/benchmarks.md} has more. */
package engram.benchmarks;
