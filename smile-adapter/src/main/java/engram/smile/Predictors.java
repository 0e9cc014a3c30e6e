package engram.smile;

import engram.table.Encoder;
import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import smile.data.DataFrame;
import smile.data.Tuple;
import smile.data.formula.Formula;
import smile.data.formula.Term;
import smile.data.type.StructType;

/**
 * The right-hand side of a formula, bound by name and encoded: what turns a frame or a tuple into
 * the rows that a memory reads, the same way in training and in prediction.
 *
 * <p>A dot stands for the columns of the training frame, whatever a later frame has besides. The
 * response is never looked at.
 */
final class Predictors implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private final Term[] terms;
  private final String[] variables;
  private final StructType schema;
  private final FrameEncoder encoder;

  /** The last schema met, with the formula bound to it; a formula bound once is safe to share. */
  private transient volatile Bound bound;

  private record Bound(StructType schema, Formula formula) {}

  private Predictors(Term[] terms, String[] variables, StructType schema, FrameEncoder encoder) {
    this.terms = terms;
    this.variables = variables;
    this.schema = schema;
    this.encoder = encoder;
  }

  /**
   * Binds a formula and learns how its predictors are encoded.
   *
   * @throws IllegalArgumentException if the frame has no rows, a column is missing or cannot be
   *     encoded, or the formula has no predictor
   */
  static Predictors fit(Formula formula, DataFrame data) {
    Refusal.empty(data.size());
    Stream.concat(Stream.ofNullable(formula.response()), Arrays.stream(formula.predictors()))
        .flatMap(term -> term.variables().stream())
        .forEach(name -> Frames.place(data.schema(), name));
    Term[] terms = formula.expand(data.schema()).predictors();
    String[] variables =
        Arrays.stream(terms)
            .flatMap(term -> term.variables().stream())
            .distinct()
            .toArray(String[]::new);
    if (variables.length == 0) {
      throw new IllegalArgumentException(
          "the formula " + formula + " has no predictor among " + String.join(", ", data.names()));
    }
    DataFrame x = Formula.rhs(terms).x(data);
    return new Predictors(terms, variables, x.schema(), FrameEncoder.fit(x));
  }

  /** The predictors of a saved model: its columns as they are. */
  static Predictors of(Encoder encoder) {
    FrameEncoder frames = new FrameEncoder(encoder);
    String[] names = frames.names();
    StructType schema =
        Frames.frame(encoder.decode("none", new double[1][encoder.width()])).schema();
    Term[] terms = Formula.rhs(names).predictors();
    return new Predictors(terms, names, schema, frames);
  }

  /**
   * The encoder, for a model that is used without the formula.
   *
   * @throws IllegalArgumentException if the formula computes columns
   */
  Encoder saved() {
    if (!List.of(encoder.names()).equals(List.of(variables))) {
      throw new IllegalArgumentException(
          "the formula computes "
              + String.join(", ", encoder.names())
              + " of its columns; only models of columns as they are can be saved");
    }
    return encoder.encoder();
  }

  StructType schema() {
    return schema;
  }

  double[][] encode(DataFrame data) {
    return data.isEmpty() ? new double[0][] : encoder.encode(formula(data.schema()).x(data));
  }

  double[] encode(Tuple tuple) {
    return encoder.encode(formula(tuple.schema()).x(tuple));
  }

  /** Smile's formula rebinds itself when it meets another schema, so each schema has its own. */
  private Formula formula(StructType met) {
    Bound last = bound;
    if (last == null || last.schema != met) {
      for (String name : variables) {
        Frames.place(met, name);
      }
      Formula formula = Formula.rhs(terms);
      formula.bind(met);
      last = new Bound(met, formula);
      bound = last;
    }
    return last.formula;
  }
}
