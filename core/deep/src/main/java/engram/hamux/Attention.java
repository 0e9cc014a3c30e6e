package engram.hamux;

import engram.math.RandomStream;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Energy attention (tutorial eq. 3.15): each token of the query layer finds tokens of the key layer
 * it agrees with,
 *
 * <pre>
 *   E = -(1/beta) sum_{h,q} log sum_k exp(beta K_hk . Q_hq),   Q = Wq x^,  K = Wk y^
 * </pre>
 *
 * <p>Both slots take layers of shape (tokens, features). The same layer in both is the attention of
 * the Energy Transformer; it then receives both gradients, as query and as key.
 */
public final class Attention implements Hypersynapse {

  private static final String NAME = "an attention synapse";

  /** Added to what a token may not attend to: its exponential is 0. */
  private static final double NEVER = -1e300;

  private final INDArray wq;
  private final INDArray wk;
  private final double beta;
  private final boolean self;

  private Attention(INDArray wq, INDArray wk, double beta, boolean self) {
    this.wq = wq;
    this.wk = wk;
    this.beta = beta;
    this.self = self;
  }

  /**
   * Given weights.
   *
   * @param wq H x Y x D of the query layer, copied
   * @param wk H x Y x D of the key layer, copied
   * @param beta inverse temperature, above 0; usual is 1 / sqrt(Y)
   * @param self whether a token may attend to the one of its own index; false needs layers of the
   *     same two tokens or more
   */
  public static Attention of(double[][][] wq, double[][][] wk, double beta, boolean self) {
    INDArray query = Weights.given("wq", () -> Nd4j.createFromArray(wq));
    INDArray key = Weights.given("wk", () -> Nd4j.createFromArray(wk));
    if (query.rank() != 3
        || key.rank() != 3
        || query.size(0) != key.size(0)
        || query.size(1) != key.size(1)) {
      throw new IllegalArgumentException("wq and wk differ in heads or inner size");
    }
    if (!(beta > 0) || Double.isInfinite(beta)) {
      throw new IllegalArgumentException("beta is " + beta + ", allowed: above 0, finite");
    }
    return new Attention(query, key, beta, self);
  }

  /**
   * Normal weights of standard deviation 1 / sqrt(Y) for one layer of D features, beta the same.
   */
  public static Attention random(int heads, int inner, int features, boolean self, RandomStream r) {
    double spread = 1 / Math.sqrt(inner);
    return new Attention(
        Weights.normal(spread, r, heads, inner, features),
        Weights.normal(spread, r, heads, inner, features),
        spread,
        self);
  }

  @Override
  public void check(List<Layer> layers) {
    Weights.slots(NAME, layers, 2);
    for (int slot = 0; slot < 2; slot++) {
      Weights.rank(NAME, layers.get(slot), 2);
      long features = slot == 0 ? wq.size(2) : wk.size(2);
      Weights.fits(NAME, layers.get(slot), layers.get(slot).shape().get(1), features);
    }
    long tokens = layers.get(0).shape().get(0);
    if (!self && (tokens < 2 || tokens != layers.get(1).shape().get(0))) {
      throw new IllegalArgumentException(
          NAME
              + " without self attention expects as many queries as keys, 2 or more, found "
              + tokens
              + " and "
              + layers.get(1).shape().get(0));
    }
  }

  /** Returns {@code n x H x tokens x Y}. */
  private static INDArray project(INDArray x, INDArray w) {
    long heads = w.size(0);
    INDArray flat = Axes.vectors(x).mmul(w.reshape(heads * w.size(1), w.size(2)).transpose());
    return flat.dup('c').reshape('c', x.size(0), x.size(1), heads, w.size(1)).permute(0, 2, 1, 3);
  }

  /** Returns {@code beta A}, n x H x queries x keys. */
  private INDArray logits(INDArray q, INDArray k) {
    INDArray logits = Nd4j.matmul(q.dup('c'), k.dup('c'), false, true, false).muli(beta);
    return self ? logits : logits.addi(diagonal(logits.size(2)));
  }

  private static INDArray diagonal(long tokens) {
    return Nd4j.eye(tokens).castTo(DataType.DOUBLE).muli(NEVER).reshape(1, 1, tokens, tokens);
  }

  @Override
  public INDArray energy(List<INDArray> activations) {
    INDArray logits = logits(project(activations.get(0), wq), project(activations.get(1), wk));
    return Axes.sumOfStates(Axes.logSumExp(logits)).divi(-beta);
  }

  /** Minus the derivatives by queries and by keys, as rows of H Y values a token. */
  private INDArray[] pulls(List<INDArray> activations) {
    INDArray q = project(activations.get(0), wq).dup('c');
    INDArray k = project(activations.get(1), wk).dup('c');
    INDArray p = Axes.softmax(logits(q, k)).dup('c');
    INDArray[] pulls = {
      Nd4j.matmul(p, k, false, false, false), Nd4j.matmul(p, q, true, false, false)
    };
    for (int slot = 0; slot < 2; slot++) {
      INDArray byToken = pulls[slot].permute(0, 2, 1, 3).dup('c');
      long width = byToken.size(2) * byToken.size(3);
      pulls[slot] = byToken.reshape('c', byToken.length() / width, width);
    }
    return pulls;
  }

  @Override
  public List<INDArray> gradient(List<INDArray> activations) {
    INDArray[] pulls = pulls(activations);
    return List.of(
        back(pulls[0], wq).reshape(activations.get(0).shape()),
        back(pulls[1], wk).reshape(activations.get(1).shape()));
  }

  private static INDArray back(INDArray pull, INDArray w) {
    return pull.mmul(w.reshape(w.size(0) * w.size(1), w.size(2))).negi().dup('c');
  }

  @Override
  public Map<String, INDArray> weights() {
    return Map.of("wq", wq, "wk", wk);
  }

  @Override
  public Map<String, INDArray> weightGradient(List<INDArray> activations) {
    INDArray[] pulls = pulls(activations);
    INDArray x = Axes.vectors(activations.get(0));
    INDArray y = Axes.vectors(activations.get(1));
    return Map.of(
        "wq", pulls[0].transpose().mmul(x).negi().dup('c').reshape(wq.shape()),
        "wk", pulls[1].transpose().mmul(y).negi().dup('c').reshape(wk.shape()));
  }

  @Override
  public Attention withWeights(Map<String, INDArray> weights) {
    return new Attention(
        Weights.get(weights, "wq", wq), Weights.get(weights, "wk", wk), beta, self);
  }
}
