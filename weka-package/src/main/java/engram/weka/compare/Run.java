package engram.weka.compare;

import engram.measure.ClusterScores;
import engram.weka.Sketch;

/**
 * One run of one scheme.
 *
 * @param seed its seed
 * @param labels cluster of each row, -1 for none; not to be modified
 * @param scores how good they are
 * @param seconds wall-clock seconds of building and of asking for all clusters
 * @param sketch what its picture needs, in the plane that all pictures of a comparison share
 */
record Run(int seed, int[] labels, ClusterScores scores, double seconds, Sketch sketch) {}
