package engram.model;

import com.google.gson.JsonObject;
import java.nio.file.Path;

/**
 * What every clustering can be asked, whatever found it. Immutable and safe for many threads.
 * Questions are rows of D values as in the training data, not modified; NaN is a missing cell where
 * the model knows them.
 */
public interface ClusterModel {

  /** Returns the number of clusters. */
  int k();

  /** Returns the number of values of a row. */
  int columns();

  /** Returns the cluster of each row, 0 to k-1; -1 for one that is in none. */
  int[] predict(double[][] x);

  /** Returns the cluster of one row. */
  default int predict(double[] x) {
    return predict(new double[][] {x})[0];
  }

  /** Returns how much of each row belongs to each cluster, n x k, rows that sum to 1. */
  double[][] membership(double[][] x);

  /** Returns how much of one row belongs to each cluster, k values that sum to 1. */
  default double[] membership(double[] x) {
    return membership(new double[][] {x})[0];
  }

  /**
   * Returns where the clusters are, k x D in data units: memories, modes, or what they decode to.
   */
  double[][] centers();

  /** Returns the number of training rows of each cluster. */
  int[] sizes();

  /** Returns the model as a JSON tree with its {@code type}. */
  JsonObject toJson();

  /** Writes the model to a file, whole or not at all. */
  void save(Path file);
}
