package engram.cli;

/** The clusterers of this version, by the words of the command line. */
enum Algorithm {
  /** Clustering with an associative memory. */
  CLAM,
  /** Basins of a kernel-density energy. */
  BASINS,
  /** Soft k-means, trained like ClAM. */
  SOFT,
  /** Weka's k-means. */
  KMEANS,
  /** An autoencoder around an associative memory. */
  DEEP
}
