package engram.weka.compare;

import engram.weka.MemoryClusterer;
import java.beans.IntrospectionException;
import java.beans.Introspector;
import java.beans.PropertyDescriptor;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import weka.clusterers.AbstractClusterer;
import weka.clusterers.Clusterer;
import weka.clusterers.NumberOfClustersRequestable;
import weka.core.Instances;
import weka.core.OptionHandler;
import weka.core.Randomizable;
import weka.core.Utils;

/**
 * A clusterer as it is listed, and copies of it with another k and seed. Of a scheme around another
 * one, k and seed are those of the inner one too.
 *
 * @param listed the clusterer, not modified
 */
record Scheme(Clusterer listed) {

  /** Returns its class without the package, and that of the scheme inside it. */
  String name() {
    String name = listed.getClass().getSimpleName();
    Clusterer inner = inner(listed);
    return inner == null ? name : name + " of " + inner.getClass().getSimpleName();
  }

  /** Returns whether it has a seed, so that runs may differ. */
  boolean seeded() {
    return seeded(listed);
  }

  private static boolean seeded(Clusterer clusterer) {
    Clusterer inner = inner(clusterer);
    return clusterer instanceof Randomizable || inner != null && seeded(inner);
  }

  /** The scheme inside another, null for none. Weka's wrappers share no type, but a property. */
  private static Clusterer inner(Clusterer clusterer) {
    try {
      PropertyDescriptor property = property(clusterer, "clusterer");
      return property != null
              && property.getReadMethod() != null
              && property.getReadMethod().invoke(clusterer) instanceof Clusterer inner
          ? inner
          : null;
    } catch (ReflectiveOperationException | IntrospectionException e) {
      return null;
    }
  }

  private static PropertyDescriptor property(Clusterer clusterer, String name)
      throws IntrospectionException {
    return Arrays.stream(Introspector.getBeanInfo(clusterer.getClass()).getPropertyDescriptors())
        .filter(each -> each.getName().equals(name))
        .findFirst()
        .orElse(null);
  }

  /**
   * Returns a copy, not built.
   *
   * @param k number of clusters where it can be set, -1 = as it is
   * @param seed seed where it has one
   * @throws Exception if Weka cannot copy it or it refuses k
   */
  Clusterer copy(int k, int seed) throws Exception {
    Clusterer copy = AbstractClusterer.makeCopy(listed);
    set(copy, k, seed);
    return copy;
  }

  /** Returns a copy with another number of clusters and its own seed. */
  Clusterer withClusters(int k) throws Exception {
    Clusterer copy = AbstractClusterer.makeCopy(listed);
    for (Clusterer each = copy; each != null; each = inner(each)) {
      setClusters(each, k);
    }
    return copy;
  }

  private static void set(Clusterer clusterer, int k, int seed) throws Exception {
    if (clusterer instanceof Randomizable random) {
      random.setSeed(seed);
    }
    if (k > 0) {
      setClusters(clusterer, k);
    }
    Clusterer inner = inner(clusterer);
    if (inner != null) {
      set(inner, k, seed);
    }
  }

  /** Some schemes have the property without saying so by the interface. */
  private static void setClusters(Clusterer clusterer, int k) throws Exception {
    if (clusterer instanceof NumberOfClustersRequestable asked) {
      asked.setNumClusters(k);
      return;
    }
    PropertyDescriptor property = property(clusterer, "numClusters");
    if (property != null && property.getWriteMethod() != null) {
      property.getWriteMethod().invoke(clusterer, k);
    }
  }

  /** Returns its options with a k and a seed, as text. */
  String options(int k, int seed) {
    try {
      Clusterer copy = copy(k, seed);
      return copy instanceof OptionHandler options ? Utils.joinOptions(options.getOptions()) : "";
    } catch (Exception e) {
      return "";
    }
  }

  /**
   * Returns the cluster of each row, -1 where a built clusterer gives none.
   *
   * @throws Exception what the clusterer throws if it answers for no row at all
   */
  static int[] labels(Clusterer built, Instances rows, BooleanSupplier stopped) throws Exception {
    if (built instanceof MemoryClusterer<?> memories) {
      return memories.clusterInstances(rows);
    }
    int[] labels = new int[rows.numInstances()];
    Exception refusal = null;
    int answered = 0;
    for (int i = 0; i < labels.length; i++) {
      if (stopped.getAsBoolean()) {
        throw new CancellationException("stopped");
      }
      try {
        labels[i] = built.clusterInstance(rows.instance(i));
        answered++;
      } catch (Exception e) {
        // Weka's way to say that a row is in no cluster; its own evaluation takes it so too.
        labels[i] = -1;
        refusal = e;
      }
    }
    if (answered == 0 && refusal != null) {
      throw refusal;
    }
    return labels;
  }
}
