package engram.deep;

/**
 * One differentiable map of a batch of rows. It keeps what its backward pass needs, so calls come
 * in pairs, and owns the rows it returns until its next call.
 */
interface TrainedLayer {

  /** Returns the image of each row; {@code x} is not modified. */
  float[][] forward(float[][] x);

  /**
   * Pulls a gradient back: leaves the gradient of the parameters in the layer.
   *
   * @param slope dL/d(image), one row a row of the batch; may be modified
   * @param wanted whether the gradient of the input is wanted
   * @return dL/dx, or null if it is not wanted
   */
  float[][] backward(float[][] slope, boolean wanted);

  /** Returns the trained parameters. */
  LayerWeights weights();
}
