package weka.filters.unsupervised.attribute;

import engram.weka.References;
import weka.filters.AbstractFilterTest;
import weka.filters.Filter;

/** Weka's own suite on the defaults of {@link MemoryCompletion}. */
public class MemoryCompletionTest extends AbstractFilterTest {

  public MemoryCompletionTest(String name) {
    super(name);
  }

  @Override
  protected void setUp() throws Exception {
    References.require(getClass());
    super.setUp();
  }

  @Override
  public Filter getFilter() {
    return new MemoryCompletion();
  }
}
