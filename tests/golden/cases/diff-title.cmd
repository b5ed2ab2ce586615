# The title, quoted in full, weighs little when paragraphs look for one another, and its words are
# compared all the same.
draft() {
	cat <<DRAFT
<?xml version="1.0" encoding="UTF-8"?>
<draft version="1" id="$1" lang="en">
<paragraph id="title" kind="title">
  <text>Regional Program for the Safety of Small Harbors</text>
</paragraph>
<paragraph id="p1">
  <text>$2</text>
</paragraph>
<paragraph id="p2">
  <text>$3</text>
</paragraph>
</draft>
DRAFT
}
draft one "To adopt the Regional Program for the Safety of Small Harbors, which is attached." \
	"The meeting thanks the host of the Regional Program for the Safety of Small Harbors for two days of work." >one.xml
draft two "Reports on the Regional Program for the Safety of Small Harbors are read every year." \
	"The meeting thanks the hosts of the Regional Program for the Safety of small harbors for three days of work." >two.xml
travaux diff one.xml two.xml
