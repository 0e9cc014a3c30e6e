package engram.transformer;

/** How the memories of an Energy Transformer count (tutorial eq. 3.17). */
public enum Hopfield {
  /** {@code E = -1/2 sum max(<xi, x^>, 0)^2}: many memories share a token. */
  RELU,
  /** {@code E = -(1/beta) log sum exp(beta <xi, x^>)}: few memories take a token. */
  SOFTMAX
}
