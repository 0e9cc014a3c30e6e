package engram.cli.argument;

import engram.table.Scaling;
import picocli.CommandLine.Option;

/** How the numeric columns of rows to be clustered are scaled. */
public final class ScalingArgument {

  @Option(
      names = "--scaling",
      paramLabel = "WORD",
      converter = OneOf.Scalings.class,
      completionCandidates = OneOf.Scalings.class,
      description =
          "How numeric columns are brought onto one scale, for all methods: ${COMPLETION-CANDIDATES};"
              + " mid divides by the root of standard deviation times range (default standardise).")
  private Scaling scaling = Scaling.STANDARDISE;

  public Scaling scaling() {
    return scaling;
  }
}
