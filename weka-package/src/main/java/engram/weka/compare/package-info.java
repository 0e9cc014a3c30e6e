/**
 * Comparing clusterers inside Weka: several schemes, several seeds, one table. {@link
 * engram.weka.compare.Comparison} runs without a window; {@link engram.weka.compare.CompareTab} is
 * its tab in the Explorer. Scores are those of {@code engram.measure}.
 */
package engram.weka.compare;
