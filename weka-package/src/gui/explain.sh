#!/usr/bin/env bash
# AssociativeMemory learns nine of ten instances of segment; answers to the held ones are explained.
. "$(dirname "$0")/lib.sh"
arff segment
for part in learned held; do
  awk -v part=$part 'rows && NF { held = n++ % 10 == 0; if (held == (part == "held")) print; next }
    !rows { print } tolower($1) == "@data" { rows = 1 }' "$GUI_WORK/segment.arff" >"$GUI_WORK/$part.arff"
done
explorer_on "$GUI_WORK/learned.arff"
click 142 31    # tab Classify
click 600 74 3  # menu of the classifier's line
sleep 1
click 660 125   # Enter configuration...
window Input 20
xdotool type "weka.classifiers.functions.AssociativeMemory"
xdotool key Return
sleep 2
click 22 119    # Use training set
click 47 317    # Start
logged "Finished weka.classifiers.functions.AssociativeMemory" 120
sleep 2
click 200 317   # the button Explain
window "Explain: .*AssociativeMemory" 30
sleep 5
click 220 155   # Open instances...
window "^Open$" 20
sleep 1
xdotool key ctrl+a
xdotool type "$GUI_WORK/held.arff"
xdotool key Return
window "Explain: .*, 231 instances" 30
sleep 3
click 380 185   # the heading of errors, twice: wrong answers come first
click 380 185
click 300 201   # the first of them
sleep 2
shot explain
