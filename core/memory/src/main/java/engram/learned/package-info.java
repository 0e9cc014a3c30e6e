/**
 * What was learned from a table, for use on other tables: a model behind its encoder, with the
 * columns it needs, what it predicts and where it comes from, in one kind of file.
 *
 * <p>{@link engram.learned.Model} is the way in: {@code Model.load(file).predict(table)}.
 */
package engram.learned;
