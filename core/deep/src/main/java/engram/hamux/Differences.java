package engram.hamux;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** How far to go for a central difference along a direction. */
final class Differences {

  /**
   * Error of a central difference: about its square from curvature, 1e-16 over it from rounding.
   */
  private static final double RELATIVE = 1e-5;

  private Differences() {}

  /**
   * Returns how often the direction makes a step that is small beside the place; 0 for a direction
   * of zeros.
   */
  static double length(List<INDArray> place, List<INDArray> direction) {
    double size = largest(direction);
    return size == 0 ? 0 : RELATIVE * (1 + largest(place)) / size;
  }

  private static double largest(List<INDArray> arrays) {
    double largest = 0;
    for (INDArray array : arrays) {
      largest = Math.max(largest, array.normmaxNumber().doubleValue());
    }
    return largest;
  }
}
