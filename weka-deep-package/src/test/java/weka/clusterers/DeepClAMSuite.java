package weka.clusterers;

import engram.weka.deep.FewEpochs;

/** Weka's own suite on {@link DeepClAM} with few epochs; {@code WekaSuiteTest} runs it. */
public class DeepClAMSuite extends AbstractClustererTest {

  public DeepClAMSuite(String name) {
    super(name);
  }

  @Override
  public Clusterer getClusterer() {
    return FewEpochs.scheme();
  }
}
