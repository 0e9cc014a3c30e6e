package weka.classifiers.functions;

import engram.weka.Choice;
import engram.weka.References;
import weka.classifiers.AbstractClassifierTest;
import weka.classifiers.Classifier;

/** Weka's own suite on {@link AssociativeMemory} with learned memories. */
public class AssociativeMemoryLearnedTest extends AbstractClassifierTest {

  public AssociativeMemoryLearnedTest(String name) {
    super(name);
  }

  @Override
  protected void setUp() throws Exception {
    References.require(getClass());
    super.setUp();
  }

  @Override
  public Classifier getClassifier() {
    AssociativeMemory memory = new AssociativeMemory();
    memory.setForm(Choice.Form.LEARNED);
    memory.setNumMemories(4);
    memory.setEpochs(20);
    return memory;
  }
}
