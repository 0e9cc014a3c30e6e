package engram.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnSumsTest {

  private final Encoder encoder =
      Encoder.fit(
          Table.builder(3)
              .add(new double[] {1, 0, 5})
              .add(new double[] {2, 2, 6})
              .add(new double[] {4, 1, 9})
              .build(
                  "mixed",
                  new Schema(
                      List.of(
                          Column.numeric("a"),
                          Column.nominal("b", List.of("x", "y", "z")),
                          Column.numeric("c"))),
                  -1));

  @Test
  void theLabelsOfAColumnAreAdded() {
    assertThat(ColumnSums.of(encoder, new double[] {1, 2, 3, 4, 5})).containsExactly(1, 9, 5);
  }

  @Test
  void anotherNumberOfValuesIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ColumnSums.of(encoder, new double[4]))
        .withMessage("an encoded row has 5 numbers, this one 4");
  }
}
