travaux search harbor sample.xml
# Case, quotes, dashes, spaces, and the form of an accent.
travaux search "SMALL–SCALE   fishing" sample.xml
travaux search "“harbors should" sample.xml
travaux search "$(printf 'na\314\201utica')" sample.xml
travaux search "isher" sample.xml
travaux search "" sample.xml
