package engram.weka.compare;

import java.util.List;
import weka.clusterers.ClAM;
import weka.clusterers.Clusterer;
import weka.clusterers.EM;
import weka.clusterers.SimpleKMeans;
import weka.core.OptionHandler;
import weka.core.Utils;

/**
 * The clusterers that a comparison starts with, set as on Engram's own command line: k-means from
 * k-means++ starts, its own rescaling of attributes off, since all get the same standardised rows;
 * EM on one thread, since on more its result changes with their number; ClAM by its defaults.
 */
final class Starting {

  private static final String K_MEANS =
      "-init 1 -I 300 -fast -A \"weka.core.EuclideanDistance -D -R first-last\"";
  private static final String EM = "-I 100 -num-slots 1";

  private Starting() {}

  /** Returns new clusterers. */
  static List<Clusterer> schemes() {
    return List.of(with(new SimpleKMeans(), K_MEANS), with(new EM(), EM), new ClAM());
  }

  private static <T extends Clusterer & OptionHandler> T with(T scheme, String options) {
    try {
      scheme.setOptions(Utils.splitOptions(options));
      return scheme;
    } catch (Exception e) {
      throw new IllegalStateException("Weka refuses its own options " + options, e);
    }
  }
}
