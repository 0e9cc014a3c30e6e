import java.beans.PropertyDescriptor;
import java.io.File;
import javax.swing.DefaultListModel;
import weka.clusterers.Clusterer;
import weka.core.OptionHandler;
import weka.core.Utils;
import weka.core.WekaPackageManager;
import weka.experiment.Experiment;
import weka.experiment.InstancesResultListener;
import weka.experiment.PropertyNode;
import weka.experiment.RandomSplitResultProducer;
import weka.experiment.SplitEvaluator;

/**
 * Run by a virtual machine of its own with plain Weka: writes an experiment of several clusterers
 * to a file, or reads one, says what it holds and runs it. Arguments: FILE RESULTS, or FILE
 * DATA,DATA... CLUSTERER...; -Druns=N makes N runs, two without it
 */
public class ExperimentTrip {
  private static final String EVALUATOR = "weka.experiment.ClustererSplitEvaluator";

  public static void main(String[] args) throws Exception {
    WekaPackageManager.loadPackages(false, false, true);
    if (args.length == 2) {
      run(Experiment.read(args[0]), args[1]);
      return;
    }
    SplitEvaluator[] evaluators = new SplitEvaluator[args.length - 2];
    for (int i = 0; i < evaluators.length; i++) {
      String[] options = Utils.splitOptions(args[i + 2]);
      String name = options[0];
      options[0] = "";
      Object clusterer = Utils.forName(Clusterer.class, name, options);
      evaluators[i] = (SplitEvaluator) Utils.forName(SplitEvaluator.class, EVALUATOR, null);
      evaluators[i]
          .getClass()
          .getMethod("setClusterer", Clusterer.class)
          .invoke(evaluators[i], clusterer);
    }
    RandomSplitResultProducer producer = new RandomSplitResultProducer();
    // The columns of the result are those of the evaluator that is set when it begins.
    producer.setSplitEvaluator(evaluators[0]);
    Experiment experiment = new Experiment();
    experiment.setResultProducer(producer);
    experiment.setRunLower(1);
    experiment.setRunUpper(Integer.getInteger("runs", 2));
    experiment.setUsePropertyIterator(true);
    Class<?> type = RandomSplitResultProducer.class;
    experiment.setPropertyPath(
        new PropertyNode[] {
          new PropertyNode(producer, new PropertyDescriptor("splitEvaluator", type), type)
        });
    experiment.setPropertyArray(evaluators);
    DefaultListModel<File> sets = new DefaultListModel<>();
    for (String set : args[1].split(",")) {
      sets.addElement(new File(set));
    }
    experiment.setDatasets(sets);
    Experiment.write(args[0], experiment);
  }

  private static void run(Experiment experiment, String results) throws Exception {
    for (Object each : (Object[]) experiment.getPropertyArray()) {
      System.out.println(Utils.joinOptions(((OptionHandler) each).getOptions()));
    }
    InstancesResultListener listener = new InstancesResultListener();
    listener.setOutputFile(new File(results));
    experiment.setResultListener(listener);
    experiment.initialize();
    experiment.runExperiment();
    experiment.postProcess();
  }
}
