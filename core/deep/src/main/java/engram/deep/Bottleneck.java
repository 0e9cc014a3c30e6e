package engram.deep;

/** What stands between encoder and decoder while they are trained. */
interface Bottleneck {

  /** Nothing: the plain autoencoder. */
  Bottleneck NONE =
      new Bottleneck() {
        @Override
        public float[][] forward(float[][] codes) {
          return codes;
        }

        @Override
        public float[][] backward(float[][] slope) {
          return slope;
        }

        @Override
        public void step(double share) {}
      };

  /** Returns what the decoder gets for a batch of codes. */
  float[][] forward(float[][] codes);

  /** Returns the slope of the whole loss in the codes, given the decoder's. */
  float[][] backward(float[][] slope);

  /** Moves what is trained here, {@code share} in [0, 1] of the full step. */
  void step(double share);

  /** Returns the weight of the reconstruction error in the loss. */
  default double weight() {
    return 1;
  }
}
