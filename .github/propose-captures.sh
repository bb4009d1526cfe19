# Proposes what `onrecord archive` wrote into the cards: one branch, made anew, and one pull request. Nothing but cards goes
# into it. The token is in the environment of this step alone, and git is given it for one push, in no file.
set -eu
git add sources/cards
if git diff --cached --quiet; then
  echo "no new captures: nothing to propose"
  exit 0
fi
git switch --quiet --create captures
git -c user.name="onrecord archive" -c user.email="onrecord-archive@users.noreply.github.com" \
  commit --quiet --message "Enter captures that the Wayback Machine has"
git -c credential.helper='!f() { echo username=x-access-token; echo "password=$GH_TOKEN"; }; f' \
  push --quiet --force "https://github.com/$GITHUB_REPOSITORY.git" captures
{
  echo "Captures that the Wayback Machine has of pages that cards were made of. Open each, and see that it shows what the"
  echo "card says, before you take this in. To have the checks run, close this pull request and open it again."
  echo
  echo '```'
  head -c 20000 captures.txt
  echo '```'
} > captures.md
if [ "$(gh pr list --head captures --state open --json number --jq length)" = 0 ]; then
  gh pr create --head captures --title "Captures of the week" --body-file captures.md
else
  gh pr edit captures --body-file captures.md
fi
