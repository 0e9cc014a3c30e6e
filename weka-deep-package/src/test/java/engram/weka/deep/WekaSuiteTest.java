package engram.weka.deep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.stream.Stream;
import junit.framework.TestCase;
import junit.framework.TestFailure;
import junit.framework.TestResult;
import junit.framework.TestSuite;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import weka.clusterers.DeepClAMSuite;

/** Weka's own suite; run from here since a JUnit 3 test has no tag by which to leave it out. */
@Tag("nd4j")
class WekaSuiteTest {

  /**
   * It compares the clusters with those of a file, but OpenBLAS promises no equal bits across
   * processors. That two trainings are equal is checked by the others.
   */
  private static final String REGRESSION = "testRegression";

  @TestFactory
  Stream<DynamicTest> suite() {
    return Collections.list(new TestSuite(DeepClAMSuite.class).tests()).stream()
        .map(TestCase.class::cast)
        .filter(test -> !test.getName().equals(REGRESSION))
        .map(test -> DynamicTest.dynamicTest(test.getName(), () -> run(test)));
  }

  private static void run(TestCase test) {
    TestResult result = new TestResult();
    test.run(result);
    assertThat(result.runCount()).isEqualTo(1);
    assertThat(Collections.list(result.failures())).map(TestFailure::trace).isEmpty();
    assertThat(Collections.list(result.errors())).map(TestFailure::trace).isEmpty();
  }
}
