package engram.transformer;

import engram.descent.ClampedStep;
import engram.descent.Descent;
import engram.descent.StepSizes;
import engram.energy.Landscape;
import engram.math.Check;
import engram.math.DataCheck;
import engram.math.RandomStream;
import java.util.Arrays;

/**
 * The Energy Transformer block: tokens that descend the energy of an attention among them and of a
 * Hopfield network on each (tutorial 3.5.1),
 *
 * <pre>
 *   x^   = gamma (x - mean) / sqrt(var + epsilon) + delta                                (3.13)
 *   E    = -(1/beta) sum_{h,q} log sum_k exp(beta K_hk . Q_hq)  -  sum_{A,mu} G(xi_mu . x^_A)
 *   x_A &lt;- x_A - alpha dE/dx^_A
 * </pre>
 *
 * <p>with Q = Wq x^, K = Wk x^. A token is pulled as a query by the keys it agrees with and, unlike
 * in ordinary attention, as a key by every query that agrees with it; there is no value matrix.
 * Tokens have no order but what their vectors say: permuting them permutes the result. The energy
 * of the layer norm itself, O(epsilon), is left out of E and its gradient x out of the step, as in
 * eq. 3.19; the energy still falls, and the length of x, which x^ does not see, grows.
 *
 * <p>This is the reference in double precision, one set of tokens at a time. Immutable. A gradient
 * costs 8 N D H Y + 6 H N^2 Y + 4 N D M operations. A token that is not finite is refused.
 */
public final class EnergyTransformer {

  private final Options options;
  private final BlockWeights weights;

  /**
   * Sizes and energies of a block.
   *
   * @param dimension D, numbers a token, 2 or more
   * @param heads H, attentions side by side, 1 or more
   * @param inner Y, numbers a query and a key, 1 or more
   * @param memories M, 1 or more; usual is 4 D
   * @param beta inverse temperature of the attention, 1e-9 to 1e9; 0 = auto: 1 / sqrt(Y)
   * @param selfAttention whether a token attends to itself, too
   * @param hopfield G
   * @param hopfieldBeta inverse temperature of G where it is a softmax, 1e-9 to 1e9
   * @param epsilon of the layer norm, above 0
   */
  public record Options(
      int dimension,
      int heads,
      int inner,
      int memories,
      double beta,
      boolean selfAttention,
      Hopfield hopfield,
      double hopfieldBeta,
      double epsilon) {

    /** What is added to the variance in the layer norm. */
    public static final double EPSILON = 1e-5;

    /** Defaults: beta auto, no self attention, ReLU, epsilon {@value #EPSILON}. */
    public Options(int dimension, int heads, int inner, int memories) {
      this(dimension, heads, inner, memories, 0, false, Hopfield.RELU, 1, EPSILON);
    }

    /** Checks every value. */
    public Options {
      Check.atLeast("dimension", dimension, 2);
      Check.atLeast("heads", heads, 1);
      Check.atLeast("inner", inner, 1);
      Check.atLeast("memories", memories, 1);
      Check.that(beta == 0 || isBeta(beta), "beta", beta, "1e-9 to 1e9, or 0 (auto)");
      Check.that(isBeta(hopfieldBeta), "hopfieldBeta", hopfieldBeta, "1e-9 to 1e9");
      Check.positive("epsilon", epsilon);
    }

    /** Whether scores of float hold it. */
    private static boolean isBeta(double value) {
      return value >= 1e-9 && value <= 1e9;
    }

    /** Returns the inverse temperature of the attention with auto resolved. */
    public double attentionBeta() {
      return beta == 0 ? 1 / Math.sqrt(inner) : beta;
    }

    /** Returns these options with or without attention of a token to itself. */
    public Options withSelfAttention(boolean value) {
      return new Options(
          dimension, heads, inner, memories, beta, value, hopfield, hopfieldBeta, epsilon);
    }

    /** Returns these options with another module of memories. */
    public Options withHopfield(Hopfield value, double valueBeta) {
      return new Options(
          dimension, heads, inner, memories, beta, selfAttention, value, valueBeta, epsilon);
    }
  }

  /** Keeps a copy of weights that are checked. */
  EnergyTransformer(Options options, BlockWeights weights) {
    weights.check(options);
    this.options = options;
    this.weights = weights.copy();
  }

  /** A block with random weights: queries and keys N / sqrt(Y), memories N / sqrt(D). */
  public static EnergyTransformer random(Options options, long seed) {
    return new EnergyTransformer(options, BlockWeights.random(options, new RandomStream(seed)));
  }

  /**
   * A block of given weights, all copied.
   *
   * @param wq H Y x D, head by head
   * @param wk H Y x D, head by head
   * @param xi M x D
   * @param gamma above 0
   * @param delta D values
   */
  public static EnergyTransformer of(
      Options options, float[][] wq, float[][] wk, float[][] xi, float gamma, float[] delta) {
    float[][] gain = {{gamma}};
    float[][] shift = {delta};
    return new EnergyTransformer(options, new BlockWeights(wq, wk, xi, gain, shift));
  }

  /** Returns the options. */
  public Options options() {
    return options;
  }

  /** Returns a copy of the queries' weights, H Y x D. */
  public float[][] wq() {
    return BlockWeights.copy(weights.wq());
  }

  /** Returns a copy of the keys' weights, H Y x D. */
  public float[][] wk() {
    return BlockWeights.copy(weights.wk());
  }

  /** Returns a copy of the memories, M x D. */
  public float[][] memories() {
    return BlockWeights.copy(weights.xi());
  }

  /** Returns the layer-normalised tokens x^, N x D. */
  public double[][] activations(double[][] tokens) {
    check(tokens);
    double gamma = weights.gamma()[0][0];
    double[][] result = new double[tokens.length][options.dimension()];
    for (int n = 0; n < tokens.length; n++) {
      double mean = Arrays.stream(tokens[n]).average().orElseThrow();
      double square = 0;
      for (double each : tokens[n]) {
        square += (each - mean) * (each - mean);
      }
      double scale = gamma / Math.sqrt(square / options.dimension() + options.epsilon());
      for (int d = 0; d < options.dimension(); d++) {
        result[n][d] = scale * (tokens[n][d] - mean) + weights.delta()[0][d];
      }
    }
    return result;
  }

  private void check(double[][] tokens) {
    Check.present("tokens", tokens);
    Check.atLeast("the number of tokens", tokens.length, options.selfAttention() ? 1 : 2);
    for (int n = 0; n < tokens.length; n++) {
      DataCheck.finite("token " + n, tokens[n], options.dimension());
    }
  }

  /**
   * Returns the energy of tokens, attention and memories together.
   *
   * @param tokens N x D, not modified
   */
  public double energy(double[][] tokens) {
    return new Forces(activations(tokens), false).energy;
  }

  /**
   * Returns the derivative of the energy by the activations x^, N x D.
   *
   * @param tokens N x D, not modified
   */
  public double[][] gradient(double[][] tokens) {
    return new Forces(activations(tokens), true).gradient;
  }

  /**
   * Where a descent ended.
   *
   * @param tokens N x D
   * @param energies energy at the start and after each step
   */
  public record Trace(double[][] tokens, double[] energies) {}

  /**
   * Descends.
   *
   * @param tokens N x D, not modified
   * @param open N flags: an open token is clamped and comes back as it went in; null: all move
   * @param steps 0 or more
   * @param stepSize alpha, above 0
   * @throws ArithmeticException if a token leaves the finite numbers
   */
  public Trace descend(double[][] tokens, boolean[] open, int steps, double stepSize) {
    Check.atLeast("steps", steps, 0);
    Check.positive("stepSize", stepSize);
    check(tokens);
    Check.that(
        open == null || open.length == tokens.length,
        "open",
        open == null ? null : open.length + " flags long",
        tokens.length + " flags, one a token, or null");
    TokenLandscape landscape = over(tokens.length);
    double[] start = TokenLandscape.flat(tokens);
    boolean[] free = new boolean[start.length];
    for (int d = 0; d < free.length; d++) {
      free[d] = open == null || !open[d / options.dimension()];
    }
    Descent.Trace trace =
        new Descent(steps, StepSizes.constant(stepSize), 0, ClampedStep.GRADIENT)
            .run(landscape, start, free);
    return new Trace(landscape.tokens(trace.state()), trace.energies());
  }

  /** Returns the energy of so many tokens as a landscape: one state, token after token. */
  public Landscape landscape(int tokens) {
    Check.atLeast("tokens", tokens, 1);
    return over(tokens);
  }

  private TokenLandscape over(int tokens) {
    return new TokenLandscape(this, tokens);
  }

  /** The energy of activations, and its gradient. */
  private final class Forces {
    final double[][] gradient;
    double energy;
    private final double[][] g;
    private final boolean wanted;

    Forces(double[][] activations, boolean wanted) {
      this.g = activations;
      this.wanted = wanted;
      this.gradient = new double[g.length][options.dimension()];
      for (int h = 0; h < options.heads(); h++) {
        attend(project(weights.wq(), h), project(weights.wk(), h), h);
      }
      for (int n = 0; n < g.length; n++) {
        remember(n);
      }
    }

    private double[][] project(float[][] w, int head) {
      double[][] projected = new double[g.length][options.inner()];
      for (int n = 0; n < g.length; n++) {
        for (int y = 0; y < options.inner(); y++) {
          projected[n][y] = dot(w[head * options.inner() + y], g[n]);
        }
      }
      return projected;
    }

    private void attend(double[][] q, double[][] k, int head) {
      double beta = options.attentionBeta();
      double[][] byQuery = new double[g.length][options.inner()];
      double[][] byKey = new double[g.length][options.inner()];
      double[] p = new double[g.length];
      for (int a = 0; a < g.length; a++) {
        for (int b = 0; b < g.length; b++) {
          boolean allowed = a != b || options.selfAttention();
          p[b] = allowed ? beta * dot(k[b], q[a]) : Double.NEGATIVE_INFINITY;
        }
        energy -= softmax(p) / beta;
        for (int b = 0; b < g.length; b++) {
          for (int y = 0; y < options.inner(); y++) {
            byQuery[a][y] += p[b] * k[b][y];
            byKey[b][y] += p[b] * q[a][y];
          }
        }
      }
      for (int n = 0; n < g.length && wanted; n++) {
        for (int y = 0; y < options.inner(); y++) {
          add(gradient[n], -byQuery[n][y], weights.wq()[head * options.inner() + y]);
          add(gradient[n], -byKey[n][y], weights.wk()[head * options.inner() + y]);
        }
      }
    }

    private void remember(int n) {
      boolean softmax = options.hopfield() == Hopfield.SOFTMAX;
      double[] pull = new double[options.memories()];
      for (int mu = 0; mu < pull.length; mu++) {
        double overlap = dot(weights.xi()[mu], g[n]);
        pull[mu] = softmax ? options.hopfieldBeta() * overlap : Math.max(overlap, 0);
      }
      if (softmax) {
        energy -= softmax(pull) / options.hopfieldBeta();
      } else {
        for (double each : pull) {
          energy -= each * each / 2;
        }
      }
      for (int mu = 0; mu < pull.length && wanted; mu++) {
        add(gradient[n], -pull[mu], weights.xi()[mu]);
      }
    }
  }

  private static double dot(float[] w, double[] x) {
    double sum = 0;
    for (int d = 0; d < w.length; d++) {
      sum += w[d] * x[d];
    }
    return sum;
  }

  private static double dot(double[] w, double[] x) {
    double sum = 0;
    for (int d = 0; d < w.length; d++) {
      sum += w[d] * x[d];
    }
    return sum;
  }

  private static void add(double[] y, double c, float[] w) {
    for (int d = 0; d < y.length; d++) {
      y[d] += c * w[d];
    }
  }

  /** Replaces z by its softmax and returns log sum exp z. */
  private static double softmax(double[] z) {
    double top = Arrays.stream(z).max().orElseThrow();
    double sum = 0;
    for (int i = 0; i < z.length; i++) {
      z[i] = StrictMath.exp(z[i] - top);
      sum += z[i];
    }
    for (int i = 0; i < z.length; i++) {
      z[i] /= sum;
    }
    return top + StrictMath.log(sum);
  }
}
