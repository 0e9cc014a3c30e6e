package engram.cli.clustering;

import com.google.gson.JsonObject;
import engram.model.ClusterModel;

/**
 * One clustering of a data set, as a method left it.
 *
 * @param algorithm how the command line calls the method, such as {@code kmeans}
 * @param rule how it was chosen among restarts, such as {@code agreement}; {@code single} if there
 *     was one run
 * @param k clusters asked for, or found where the method finds their number
 * @param labels one cluster a row, 0 to k - 1, or -1 for a row in none
 * @param objective what the method made small or large, NaN if there is no such number
 * @param seconds wall-clock time of all runs and of the choice
 * @param seed the seed
 * @param options the other options by their names
 * @param memories the memories, or null if the method has none
 * @param model what says of other rows what it says of these; null if the method leaves none
 */
public record Clustering(
    String algorithm,
    String rule,
    int k,
    int[] labels,
    double objective,
    double seconds,
    long seed,
    JsonObject options,
    FoundMemories memories,
    ClusterModel model) {

  /** Returns how a reader is told of the method and the rule. */
  public String title() {
    return switch (rule) {
      case "inertia" -> method() + " (least inertia)";
      case "silhouette" -> method() + " (best silhouette)";
      case "agreement-views" -> method() + " (agreement, views)";
      case "loss" -> method() + " (least loss)";
      case "single" -> method();
      default -> method() + " (" + rule + ")";
    };
  }

  private String method() {
    return switch (algorithm) {
      case "clam" -> "ClAM";
      case "soft" -> "soft k-means";
      case "kmeans" -> "k-means";
      case "em" -> "EM";
      case "ward" -> "Ward";
      case "autoencoder+kmeans" -> "autoencoder + k-means";
      default -> algorithm;
    };
  }
}
