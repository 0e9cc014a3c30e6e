package engram.measure;

/** Entropy and mutual information of partitions, in nats. */
final class Information {
  private Information() {}

  /** Entropy H = sum over clusters of (size/n) log(n/size), 0 or more. */
  static double entropy(Partition partition) {
    double n = partition.rows();
    double sum = 0;
    for (int c = 0; c < partition.clusters(); c++) {
      double size = partition.size(c);
      sum += size / n * StrictMath.log(n / size);
    }
    return sum;
  }

  /** Mutual information, the sum over cells of (count/n) log(n count / (class * cluster)). */
  static double mutual(ContingencyTable table) {
    double n = table.rows();
    double sum = 0;
    for (int cell = 0; cell < table.cells(); cell++) {
      double count = table.count(cell);
      double independent =
          (double) table.truth().size(table.truthOf(cell))
              * table.labels().size(table.labelOf(cell));
      sum += count / n * StrictMath.log(n * count / independent);
    }
    // Rounding may take a sum that is zero in exact arithmetic below zero.
    return Math.max(0, sum);
  }
}
