package engram.deep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureTest {

  @Test
  void layersComeBackFromTheirWords() {
    for (Architecture each :
        new Architecture[] {
          Architecture.dense(784, 10, 500, 500, 2000),
          Architecture.dense(4, 2),
          Architecture.convolutional(new ImageShape(28, 28, 3), 16),
          Architecture.convolutional(new ImageShape(2, 3, 1), 4),
          Architecture.convolutional(new ImageShape(1, 1, 1), 1)
        }) {
      assertThat(Architecture.of(each.toString())).isEqualTo(each);
    }
    assertThat(Architecture.of("28x28x1-conv5x32-conv5x64-conv3x128-10"))
        .isEqualTo(Architecture.convolutional(new ImageShape(28, 28, 1), 10));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "784",
        "784-",
        "784--10",
        "784-x-10",
        "784-conv5x3-10",
        "8x8x1-32-10",
        "8x8x1-conv3x32-10",
        "8x8-conv5x32-10",
        "9999999999-2",
        "784-010",
        " 784-10"
      })
  void otherWordsAreRefusedInOneLine(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Architecture.of(text))
        .withMessage(
            "architecture is '"
                + text
                + "', allowed: such as 784-500-500-2000-10 or"
                + " 28x28x1-conv5x32-conv5x64-conv3x128-10");
  }

  @Test
  void layersOfNoUnitsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Architecture.of("784-0-10"))
        .withMessage("widths is 0, allowed: 1 or more");
  }

  @Test
  void imagesAreReadWithAndWithoutChannels() {
    assertThat(ImageShape.of("28x14")).isEqualTo(new ImageShape(28, 14, 1));
    assertThat(ImageShape.of("8x9x3")).isEqualTo(new ImageShape(8, 9, 3));
    for (String text : new String[] {"8", "8x", "axb", "8x8x1x1", "-8x8", "8 x 8", "100000x1"}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ImageShape.of(text))
          .withMessage(
              "image is '" + text + "', allowed: height x width x channels such as 28x28x1");
    }
  }
}
