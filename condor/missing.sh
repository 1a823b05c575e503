#!/bin/sh
#
# missing.sh CALIBRANT CONF N [OPTION...]: which shards of N are still to be computed, one per line, each
# with the folder of what it has already, or else with conf, which every job takes along anyway.
# campaign.sub queues these. Of the options of the jobs only -D matters. Where nothing is missing, or the configuration is refused, it names the first shard: a
# submission and a node of a graph must have a job, which then says what there is to say.
set -eu
calibrant=$1
conf=$2
shards=$3
shift 3
for word; do
  shift
  case ${last:-}$word in
    -D) ;;
    -D*) set -- "$@" "-D${word#-D}" ;;
  esac
  last=
  [ "$word" != -D ] || last=-D
done

"$calibrant/submit/calibrant" check "$conf" --shards "$shards" "$@" 2> /dev/null |
  sed -n 's,^missing shard \([0-9]*\)/[0-9]* \(.*\),\1 \2,p' |
  (
    named=
    while read -r shard folder; do
      # Only a relative folder goes along: it has the same name at the other end.
      case $folder in
        /* | *:* | *' '*) folder=conf ;;
        *) [ -d "$folder" ] || folder=conf ;;
      esac
      echo "$shard $folder"
      named=yes
    done
    [ -n "$named" ] || echo "1 conf"
  )
