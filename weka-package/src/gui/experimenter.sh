#!/usr/bin/env bash
# Three clusterers on three sets, ten runs: a kept experiment is opened, run, and tested.
. "$(dirname "$0")/lib.sh"
for set in iris penguins wine; do arff $set; done
java -Djava.awt.headless=true -Druns=10 -cp "$GUI_CP" \
  "$(dirname "$0")/../test/resources/ExperimentTrip.java" "$GUI_WORK/three.exp" \
  "$GUI_WORK/iris.arff,$GUI_WORK/penguins.arff,$GUI_WORK/wine.arff" \
  "weka.clusterers.SimpleKMeans -N 3 -init 1" "weka.clusterers.EM -N 3" "weka.clusterers.ClAM -N 3" \
  >"$GUI_WORK/trip.log" 2>&1
started "Weka Experiment Environment" weka.gui.experiment.Experimenter
click 220 100   # Open...
window "^Open$" 20
sleep 1
xdotool key ctrl+a
xdotool type "$GUI_WORK/three.exp"
xdotool key Return
sleep 3
window "Confirm conversion" 20
click 656 550   # No: it stays an advanced one
sleep 2
click 88 31     # tab Run
sleep 1
click 320 66    # Start
logged "Finished" 180
sleep 1
click 150 31    # tab Analyse
sleep 1
click 1198 78   # Experiment
sleep 3
click 270 258   # comparison field
xdotool key a   # Adjusted_rand_index
sleep 0.5
xdotool key Return
sleep 1
click 188 421   # Show std. deviations
click 82 136    # Perform test
sleep 3
shot experimenter
click 235 136   # Save output
save_as "$GUI_WORK/tested.txt"
grep -q "^Analysing: *Adjusted_rand_index" "$GUI_WORK/tested.txt" || fail "another column was tested"
for set in iris penguins wine; do
  grep -Eq "^$set +\(10\) +0\.[0-9]+\(0\.[0-9]+\) \| +0\.[0-9]+.* 0\.[0-9]+" "$GUI_WORK/tested.txt" || fail "no three results of $set"
done
