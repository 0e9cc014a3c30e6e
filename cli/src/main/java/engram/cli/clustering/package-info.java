/** Clusterings of a data set by Engram and by Weka, and their scores. */
package engram.cli.clustering;
