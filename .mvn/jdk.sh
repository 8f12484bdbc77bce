# For the scripts to source: where a JDK is that is new enough. They bring `fail`, which says why there is none and ends.

OLDEST_JAVA=25

# Whether there is a JDK in folder $1 that is new enough.
is_jdk() {
    [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
    [ "${version:-0}" -ge "$OLDEST_JAVA" ]
}

jdk() {
    for candidate in \
        "${JAVA_HOME:-}" \
        /usr/lib/jvm/* \
        /usr/java/* \
        /opt/* \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        /Library/Java/JavaVirtualMachines/*/Contents/Home \
        "${HOME:-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        "${SDKMAN_DIR:-${HOME:-}/.sdkman}"/candidates/java/* \
        "${HOME:-}"/.jdks/*; do
        if is_jdk "$candidate"; then
            echo "$candidate"
            return
        fi
    done
    if command -v java > /dev/null 2>&1; then
        candidate=$(java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p')
        if is_jdk "$candidate"; then
            echo "$candidate"
            return
        fi
    fi
    fail "needs JDK $OLDEST_JAVA or newer and finds none: install one, for example from https://adoptium.net," \
        "and set JAVA_HOME to it"
}
