package engram.weka;

import java.util.List;
import weka.clusterers.Clusterer;
import weka.core.Instances;
import weka.gui.visualize.VisualizePanel;

/**
 * An entry of the Cluster panel's result list as something to draw.
 *
 * @param clusterer the built clusterer, null if the entry has none
 * @param rows the instances that it was evaluated on, null if they were not kept
 */
record DrawnResult(Clusterer clusterer, Instances rows) {

  /** Looks through what Weka keeps of a run. */
  static DrawnResult of(Object kept) {
    Clusterer clusterer = null;
    Instances rows = null;
    for (Object each : kept instanceof List<?> list ? list : List.of()) {
      if (each instanceof Clusterer found) {
        clusterer = found;
      } else if (each instanceof VisualizePanel plot) {
        rows = plot.getInstances();
      }
    }
    return new DrawnResult(clusterer, rows);
  }

  /** Returns whether {@link #check} passes. */
  boolean isDrawable() {
    return refusal() == null;
  }

  /**
   * Refuses what cannot be drawn.
   *
   * @throws IllegalArgumentException with the reason and the remedy
   */
  void check() {
    if (refusal() != null) {
      throw new IllegalArgumentException(refusal());
    }
  }

  private String refusal() {
    if (clusterer == null) {
      return "there is no built clusterer in it";
    }
    if (clusterer instanceof Sketched model) {
      return model.sketch() == null ? "it is not built" : null;
    }
    if (CentroidSketch.centroids(clusterer) == null) {
      return clusterer.getClass().getSimpleName()
          + " has neither memories nor centroids, so there is no energy landscape to draw";
    }
    return rows == null
        ? "its instances were not kept: tick \"Store clusters for visualization\" and run it again"
        : null;
  }

  /** Returns what its picture needs. */
  Sketch sketch() {
    return clusterer instanceof Sketched model
        ? model.sketch()
        : CentroidSketch.of(clusterer, rows);
  }
}
