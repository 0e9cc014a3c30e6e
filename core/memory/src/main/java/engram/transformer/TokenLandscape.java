package engram.transformer;

import engram.energy.Landscape;

/**
 * The energy of a fixed number of tokens as a function of one long state, token after token. Its
 * gradient is that by the activations, which is the direction a transformer descends in (tutorial
 * 3.5.1): the normalisation is not differentiated, and the energy falls all the same.
 *
 * @param transformer the block
 * @param count N, number of tokens, 1 or more
 */
record TokenLandscape(EnergyTransformer transformer, int count) implements Landscape {

  @Override
  public int dimensions() {
    return count * transformer.options().dimension();
  }

  @Override
  public double energy(double[] v) {
    return transformer.energy(tokens(v));
  }

  @Override
  public double[] gradient(double[] v) {
    return flat(transformer.gradient(tokens(v)));
  }

  /** Returns a state as tokens, N x D. */
  double[][] tokens(double[] v) {
    double[][] tokens = new double[count][transformer.options().dimension()];
    for (int n = 0; n < count; n++) {
      System.arraycopy(v, n * tokens[n].length, tokens[n], 0, tokens[n].length);
    }
    return tokens;
  }

  /** Returns tokens as a state. */
  static double[] flat(double[][] tokens) {
    int width = tokens[0].length;
    double[] flat = new double[tokens.length * width];
    for (int n = 0; n < tokens.length; n++) {
      System.arraycopy(tokens[n], 0, flat, n * width, width);
    }
    return flat;
  }
}
