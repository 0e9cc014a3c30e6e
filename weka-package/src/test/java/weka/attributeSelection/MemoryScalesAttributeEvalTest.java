package weka.attributeSelection;

import engram.weka.References;

/** Weka's own suite on the defaults of {@link MemoryScalesAttributeEval}. */
public class MemoryScalesAttributeEvalTest extends AbstractEvaluatorTest {

  public MemoryScalesAttributeEvalTest(String name) {
    super(name);
  }

  @Override
  protected void setUp() throws Exception {
    References.require(getClass());
    super.setUp();
  }

  @Override
  public ASSearch getSearch() {
    return new Ranker();
  }

  @Override
  public ASEvaluation getEvaluator() {
    return new MemoryScalesAttributeEval();
  }
}
