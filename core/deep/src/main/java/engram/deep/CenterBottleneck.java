package engram.deep;

import engram.math.Adam;

/**
 * The classic rival's: codes pass unchanged, and {@code (1 - lambda) L_r + lambda L_c} is minimised
 * (tutorial eq. 5.25).
 */
final class CenterBottleneck implements Bottleneck {

  private final float[][] centers;
  private final CodeLoss loss;
  private final double lambda;
  private final double rate;
  private final Adam adam;
  private float[][] codes;

  CenterBottleneck(float[][] centers, double beta, double lambda, double rate) {
    this.centers = centers;
    this.loss = new CodeLoss(centers, beta);
    this.lambda = lambda;
    this.rate = rate;
    this.adam = new Adam(centers.length, centers[0].length);
  }

  @Override
  public float[][] forward(float[][] batch) {
    codes = batch;
    return batch;
  }

  @Override
  public float[][] backward(float[][] slope) {
    loss.addSlope(codes, lambda, slope);
    return slope;
  }

  @Override
  public void step(double share) {
    adam.step(centers, loss.gradient(), rate * share);
  }

  @Override
  public double weight() {
    return 1 - lambda;
  }
}
