package engram.weka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weka.clusterers.AbstractClusterer;
import weka.clusterers.Clusterer;
import weka.core.Instances;
import weka.core.Utils;

/** The clusterers in Weka and on the command line: the same labels to the last one. */
class CommandLineLabelsIT {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "penguins, ClAM, -N 3 -S 5 -rule loss, -k 3 --seed 5 --rule loss",
    "segment, ClAM, -N 7, -k 7",
    "soybean, SoftKMeansMemory, -N 5 -restarts 3, -k 5 --algorithm soft --restarts 3",
    "wine, EnergyBasins, '', --algorithm basins",
    "penguins, EnergyBasins, -kernel gaussian -prominence 0.2, "
        + "--algorithm basins --kernel gaussian --prominence 0.2"
  })
  void labelsAreEqual(String data, String scheme, String options, String arguments)
      throws Exception {
    AbstractClusterer clusterer =
        (AbstractClusterer)
            Utils.forName(
                Clusterer.class, "weka.clusterers." + scheme, Utils.splitOptions(options));
    Instances rows = TestData.withoutClass(data);
    clusterer.buildClusterer(rows);
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < rows.numInstances(); i++) {
      double[] distribution = clusterer.distributionForInstance(rows.instance(i));
      boolean noise = Utils.sum(distribution) == 0;
      labels.add(i + "," + (noise ? -1 : clusterer.clusterInstance(rows.instance(i))));
    }
    assertThat(labels).isEqualTo(commandLine(data, arguments));
  }

  /** The lines "row,cluster" that the command line writes. */
  private List<String> commandLine(String data, String arguments) throws Exception {
    Path file = folder.resolve("labels.csv");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                "engram.cli.Main",
                "cluster",
                data,
                "--assign",
                file.toString()));
    command.addAll(Arrays.asList(arguments.split(" ")));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output.txt").toFile())
            .start();
    assertThat(process.waitFor()).as(Files.readString(folder.resolve("output.txt"))).isZero();
    List<String> lines = Files.readAllLines(file);
    return lines.subList(1, lines.size());
  }
}
