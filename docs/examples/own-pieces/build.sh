#!/bin/sh
# Compiles src against the installed jars and packs own-pieces.jar.
# usage: build.sh FOLDER-OF-JARS
set -eu
here=$(cd "$(dirname "$0")" && pwd)
classes=$(mktemp -d)
trap 'rm -rf "$classes"' EXIT
javac --release 17 -proc:none -cp "$1/*" -d "$classes" "$here"/src/edu/example/*.java
jar --create --file "$here/own-pieces.jar" -C "$classes" edu
