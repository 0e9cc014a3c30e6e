package weka.clusterers;

import engram.weka.References;

/** Weka's own suite on the defaults of {@link EnergyBasins}. */
public class EnergyBasinsTest extends AbstractClustererTest {

  public EnergyBasinsTest(String name) {
    super(name);
  }

  @Override
  protected void setUp() throws Exception {
    References.require(getClass());
    super.setUp();
  }

  @Override
  public Clusterer getClusterer() {
    return new EnergyBasins();
  }
}
