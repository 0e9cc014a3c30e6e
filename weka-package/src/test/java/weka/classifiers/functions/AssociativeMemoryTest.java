package weka.classifiers.functions;

import engram.weka.References;
import weka.classifiers.AbstractClassifierTest;
import weka.classifiers.Classifier;

/** Weka's own suite on the defaults of {@link AssociativeMemory}. */
public class AssociativeMemoryTest extends AbstractClassifierTest {

  public AssociativeMemoryTest(String name) {
    super(name);
  }

  @Override
  protected void setUp() throws Exception {
    References.require(getClass());
    super.setUp();
  }

  @Override
  public Classifier getClassifier() {
    return new AssociativeMemory();
  }
}
