package weka.filters.unsupervised.attribute;

import engram.weka.References;
import weka.core.Attribute;
import weka.filters.AbstractFilterTest;
import weka.filters.Filter;

/** Weka's own suite on the defaults of {@link MemoryMembership}. */
public class MemoryMembershipTest extends AbstractFilterTest {

  public MemoryMembershipTest(String name) {
    super(name);
  }

  @Override
  protected void setUp() throws Exception {
    References.require(getClass());
    super.setUp();
    m_Instances.deleteAttributeType(Attribute.STRING);
  }

  @Override
  public Filter getFilter() {
    return new MemoryMembership();
  }
}
