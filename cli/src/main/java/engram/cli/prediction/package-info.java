/** Predictions of a target by Engram and by Weka, and their scores. */
package engram.cli.prediction;
