#!/usr/bin/env bash
# MemoryCompletion is among the filters of the Preprocess panel and fills the missing values.
. "$(dirname "$0")/lib.sh"
explorer penguins
click 55 118 # Choose a filter
sleep 2
shot filters
