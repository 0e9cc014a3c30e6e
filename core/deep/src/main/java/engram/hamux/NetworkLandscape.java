package engram.hamux;

import engram.energy.Landscape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A network of layers as a function of one long state, layer after layer, so that whatever takes a
 * landscape takes a network. Its gradient is that by the activations, the direction networks
 * descend in (tutorial 3.2). One state at a time, copied to ND4J and back at each call: {@link
 * NetworkDescent} descends batches without that.
 */
public final class NetworkLandscape implements Landscape {

  private final Network network;
  private final int dimensions;

  /** Wraps a network. */
  public NetworkLandscape(Network network) {
    this.network = network;
    long sum = 0;
    for (Layer layer : network.layers()) {
      sum += layer.size();
    }
    dimensions = Math.toIntExact(sum);
  }

  @Override
  public int dimensions() {
    return dimensions;
  }

  @Override
  public double energy(double[] v) {
    return network.energy(state(v)).getDouble(0);
  }

  @Override
  public double[] gradient(double[] v) {
    Map<String, INDArray> by = network.gradient(state(v));
    double[] flat = new double[dimensions];
    int at = 0;
    for (Layer layer : network.layers()) {
      double[] values = by.get(layer.name()).dup('c').reshape(-1).toDoubleVector();
      System.arraycopy(values, 0, flat, at, values.length);
      at += values.length;
    }
    return flat;
  }

  /** Returns the layers of a state, one row each. */
  public Map<String, INDArray> state(double[] v) {
    Map<String, INDArray> state = new LinkedHashMap<>();
    List<Layer> layers = network.layers();
    int at = 0;
    for (Layer layer : layers) {
      int size = Math.toIntExact(layer.size());
      double[] values = java.util.Arrays.copyOfRange(v, at, at + size);
      long[] one =
          LongStream.concat(LongStream.of(1), layer.shape().stream().mapToLong(n -> n)).toArray();
      state.put(layer.name(), Nd4j.createFromArray(values).castTo(DataType.DOUBLE).reshape(one));
      at += size;
    }
    return state;
  }
}
