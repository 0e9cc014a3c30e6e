package engram.cli.rows;

import java.io.IOException;
import java.io.Writer;

/** Writes a text, to a file or to standard output. */
@FunctionalInterface
public interface TextContent {

  /** Writes to {@code out}, which the caller closes. */
  void writeTo(Writer out) throws IOException;
}
