#!/bin/sh
#
# job.sh CALIBRANT BEGUN VERB CONF ...: the launcher inside an HTCondor slot, with the cores and the
# memory that the slot was given. BEGUN is the folder of what an earlier job has left for this one.
set -eu
calibrant=$1
begun=$2
shift 2

# HTCondor brings a folder by its last name. What is there already is newer: a job's own checkpoint.
if [ ! -e "$begun" ] && [ -d "$(basename "$begun")" ]; then
  mkdir -p "$(dirname "$begun")"
  mv "$(basename "$begun")" "$begun"
fi

if [ -n "${_CONDOR_MACHINE_AD:-}" ]; then
  CALIBRANT_CORES=$(awk '$1 == "Cpus" { print $3 }' "$_CONDOR_MACHINE_AD")
  # A third of the slot is for what a JVM keeps outside its heap.
  CALIBRANT_MEMORY=$(awk '$1 == "Memory" { printf "%dm", $3 * 2 / 3 }' "$_CONDOR_MACHINE_AD")
  export CALIBRANT_CORES CALIBRANT_MEMORY
fi

if [ -n "${_CONDOR_SCRATCH_DIR:-}" ]; then
  SPARK_LOCAL_DIRS=$_CONDOR_SCRATCH_DIR/tmp
  mkdir -p "$SPARK_LOCAL_DIRS"
  export SPARK_LOCAL_DIRS
fi

mkdir -p out
exec "$calibrant/submit/calibrant" "$@"
