/**
 * What the classifier tells of itself in Weka: its text, the window that explains an answer, the
 * evidence beside predictions, and how far its probabilities can be trusted. Numbers come from the
 * core.
 */
package engram.weka.explain;
