#!/usr/bin/env bash
# AssociativeMemory is cross-validated on iris in the Classify panel.
. "$(dirname "$0")/lib.sh"
explorer iris
click 142 31    # tab Classify
click 600 74 3  # menu of the classifier's line
sleep 1
click 660 125   # Enter configuration..., below Show properties and Copy configuration
window Input 20
xdotool type "weka.classifiers.functions.AssociativeMemory -metric beta"
xdotool key Return
sleep 2
click 600 74 # the line with the options
window GenericObjectEditor 20
shot classifier-options
xdotool key alt+F4
sleep 1
click 47 317 # Start
logged "Finished weka.classifiers.functions.AssociativeMemory" 90
sleep 2
shot classifier
click 100 366 3
click 170 416 # Save result buffer
save_as "$GUI_WORK/classifier.txt"
grep -q "^Correctly Classified Instances" "$GUI_WORK/classifier.txt" || fail "no result in the text"
