# Sets ONRECORD_SITE_URL, where it is not set yet, to where Pages publishes this repository. To be sourced: a run of a fork's
# pull request is not given the repository's variables, yet its messages should lead to the pages of the rules.
pages="$GITHUB_REPOSITORY_OWNER.github.io"
name="${GITHUB_REPOSITORY#*/}"
lower() { printf %s "$1" | tr '[:upper:]' '[:lower:]'; }
if [ "$(lower "$name")" = "$(lower "$pages")" ]; then name=; fi # the one repository whose site is the owner's own
export ONRECORD_SITE_URL="${ONRECORD_SITE_URL:-https://$pages/${name:+$name/}}"
