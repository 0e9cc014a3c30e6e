package engram.deep;

import java.util.ArrayList;
import java.util.List;

/** Layers one after the other. */
final class LayerStack {

  private final List<TrainedLayer> layers;

  LayerStack(List<TrainedLayer> layers) {
    this.layers = List.copyOf(layers);
  }

  /** Returns the image of each row; the last layer owns it. */
  float[][] forward(float[][] x) {
    float[][] rows = x;
    for (TrainedLayer layer : layers) {
      rows = layer.forward(rows);
    }
    return rows;
  }

  /** Pulls a gradient back; returns dL/dx, or null if it is not wanted. */
  float[][] backward(float[][] slope, boolean wanted) {
    float[][] rows = slope;
    for (int i = layers.size() - 1; i >= 0; i--) {
      rows = layers.get(i).backward(rows, wanted || i > 0);
    }
    return rows;
  }

  /** Returns the weights of every layer, in order. */
  List<LayerWeights> weights() {
    List<LayerWeights> weights = new ArrayList<>();
    for (TrainedLayer layer : layers) {
      weights.add(layer.weights());
    }
    return weights;
  }
}
