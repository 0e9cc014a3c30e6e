#!/usr/bin/env bash
# MemoryCompletion fills the missing values of penguins in the Preprocess panel.
. "$(dirname "$0")/lib.sh"
explorer penguins
click 600 119 3 # menu of the filter's line
click 680 130   # Enter configuration...
window Input 20
xdotool type "weka.filters.unsupervised.attribute.MemoryCompletion"
xdotool key Return
sleep 2
shot filter
click 1151 119 # Apply
sleep 6
click 1175 66 # Save...
save_as "$GUI_WORK/filled.arff"
sed '1,/^@data/d' "$GUI_WORK/filled.arff" >"$GUI_WORK/filled.rows"
grep -q '?' "$GUI_WORK/filled.rows" && fail "values are still missing"
[ "$(grep -c . "$GUI_WORK/filled.rows")" = 344 ] || fail "rows are missing"
