package engram.hamux;

import engram.math.RandomStream;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Conv2DConfig;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.PaddingMode;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The convolutional synapse {@code E = -<y, conv(x)>}: the map of features receives the convolution
 * of the image, the image the transposed convolution of the map. Images are (height, width,
 * channels); the map is the image's size divided by the stride, rounded up, with zeros beyond the
 * border.
 */
public final class Convolution implements Hypersynapse {

  private static final String NAME = "a convolution";

  private final INDArray w;
  private final int stride;

  private Convolution(INDArray w, int stride) {
    this.w = w;
    this.stride = stride;
  }

  /**
   * Given weights.
   *
   * @param w height x width x channels of the image x channels of the map, copied
   * @param stride pixels from one place to the next, 1 or more
   */
  public static Convolution of(double[][][][] w, int stride) {
    return checked(Weights.given("w", () -> Nd4j.createFromArray(w)), stride);
  }

  /** Normal weights of standard deviation 1 / sqrt(weights a place). */
  public static Convolution random(int side, int channels, int maps, int stride, RandomStream r) {
    double spread = 1 / Math.sqrt((double) side * side * channels);
    return checked(Weights.normal(spread, r, side, side, channels, maps), stride);
  }

  private static Convolution checked(INDArray w, int stride) {
    if (stride < 1) {
      throw new IllegalArgumentException("stride is " + stride + ", allowed: 1 or more");
    }
    return new Convolution(w, stride);
  }

  @Override
  public void check(List<Layer> layers) {
    Weights.slots(NAME, layers, 2);
    Layer image = layers.get(0);
    Layer map = layers.get(1);
    Weights.rank(NAME, image, 3);
    Weights.rank(NAME, map, 3);
    Weights.fits(NAME, image, image.shape().get(2), w.size(2));
    Weights.fits(NAME, map, map.shape().get(2), w.size(3));
    for (int axis = 0; axis < 2; axis++) {
      long places = (image.shape().get(axis) + stride - 1) / stride;
      Weights.fits(NAME, map, map.shape().get(axis), places);
    }
  }

  private INDArray forward(INDArray x) {
    Conv2DConfig config =
        Conv2DConfig.builder()
            .kH(w.size(0))
            .kW(w.size(1))
            .sH(stride)
            .sW(stride)
            .paddingMode(PaddingMode.SAME)
            .dataFormat("NHWC")
            .build();
    return Nd4j.cnn().conv2d(x.dup('c'), w, config);
  }

  /** Returns the derivatives of {@code <y, conv(x)>} by x and by the weights. */
  private INDArray[] backward(INDArray x, INDArray y) {
    INDArray byX = Axes.zeros(x.shape());
    INDArray byW = Axes.zeros(w.shape());
    int[] sizes = {
      (int) w.size(0), (int) w.size(1), stride, stride, 0, 0, 1, 1, /* same */ 1, /* NHWC */ 1, 0
    };
    Nd4j.exec(
        DynamicCustomOp.builder("conv2d_bp")
            .addInputs(x.dup('c'), w, y.dup('c'))
            .addOutputs(byX, byW)
            .addIntegerArguments(sizes)
            .build());
    return new INDArray[] {byX, byW};
  }

  @Override
  public INDArray energy(List<INDArray> activations) {
    return Axes.dotOfStates(forward(activations.get(0)), activations.get(1)).negi();
  }

  @Override
  public List<INDArray> gradient(List<INDArray> activations) {
    INDArray x = activations.get(0);
    return List.of(backward(x, activations.get(1))[0].negi(), forward(x).negi());
  }

  @Override
  public Map<String, INDArray> weights() {
    return Map.of("w", w);
  }

  @Override
  public Map<String, INDArray> weightGradient(List<INDArray> activations) {
    return Map.of("w", backward(activations.get(0), activations.get(1))[1].negi());
  }

  @Override
  public Convolution withWeights(Map<String, INDArray> weights) {
    return new Convolution(Weights.get(weights, "w", w), stride);
  }
}
