# shellcheck shell=sh
# How Java runs Hexpay, in a source tree and in the distribution. It is sourced, and sets java.

fail() {
  echo "hexpay: $1" >&2
  exit 1
}

require_java() {
  java=java
  if [ -n "${JAVA_HOME:-}" ]; then java=$JAVA_HOME/bin/java; fi
  command -v "$java" >/dev/null || fail "$java is missing: install a JDK, version 17 or newer, or set JAVA_HOME to one"
  # In the form 17.0.15, or 1.8.0_412 before Java 9.
  version=$("$java" -version 2>&1 | sed -n 's/.* version "\(1\.\)\{0,1\}\([0-9]*\).*/\2/p' | head -n 1) || true
  if [ "${version:-0}" -lt 17 ]; then
    fail "$java is Java ${version:-of an unknown version}: install a JDK, version 17 or newer, or set JAVA_HOME to one"
  fi
}

# Archives the classes that a server loads. Java ignores an archive of another Java or another jar. Decision 71.
archive_classes() {
  [ -w "${archive%/*}" ] || fail "${archive%/*} cannot be written, so it gets no archive of classes"
  draft=$archive.$$
  if (
    # A service reads it as another user.
    umask 022
    # They may name ports and files of a server that runs.
    unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS
    exec "$java" "$quiet" "-XX:$write=$draft" -jar "$jar" archive-classes
  ) && [ -s "$draft" ]; then
    # A server never sees a part of one.
    mv -f "$draft" "$archive"
  else
    rm -f "$draft"
    fail "$java made no archive of classes"
  fi
}

# Replaces the shell: launch JAR ARGUMENT...
launch() {
  jar=$1
  shift
  if [ "$version" -ge 25 ]; then
    archive=${jar%.jar}-java$version.aot write=AOTCacheOutput read=AOTCache quiet='-Xlog:cds*=off,aot*=off'
  else
    archive=${jar%.jar}-java$version.jsa write=ArchiveClassesAtExit read=SharedArchiveFile quiet='-Xlog:cds*=off'
  fi
  if [ "$*" = archive-classes ]; then
    archive_classes
    return
  fi

  # All files of the server are for its owner only, those that libraries create too.
  umask 077

  # A process without memory would go on with some of its threads; its supervisor starts it again.
  options="-XX:+ExitOnOutOfMemoryError -XX:MaxRAMPercentage=50 ${JAVA_OPTS:-} ${HEXPAY_JAVA_OPTS:-}"
  case $options in
    *-XX:+Use*GC*) ;;
    # It grows the heap with what lives in it, which is little, and not with what passes through.
    *) options="-XX:+UseSerialGC $options" ;;
  esac
  case $options in
    *-Xm[sx]* | *HeapSize=* | *InitialRAM*) ;;
    # Java would begin with a share of the machine.
    *) options="-Xms64m $options" ;;
  esac
  # It is for this script; the server knows its own settings only.
  unset HEXPAY_JAVA_OPTS
  case $options in
    # Java 25 refuses to use two archives.
    *-Xshare* | *SharedArchiveFile* | *AOT*) archive= ;;
    *) [ -r "$archive" ] || archive= ;;
  esac
  # The options must be split into words.
  # shellcheck disable=SC2086
  exec "$java" ${archive:+"$quiet" "-XX:$read=$archive"} $options -jar "$jar" "$@"
}
