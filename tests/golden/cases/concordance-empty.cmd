# Lines of signs, or of nothing but a mark, are paragraphs; the other way round they mirror each other.
draft() { printf '<?xml version="1.0" encoding="UTF-8"?>\n<draft version="1" id="%s" lang="en">\n' "$1" && cat && echo '</draft>'; }
{
	printf '<paragraph id="e">\n  <text/>\n  <mark status="pending" on="2024-05-02"/>\n</paragraph>\n'
	printf '<paragraph id="w">\n  <text>* * *</text>\n  <mark status="pending" on="2024-05-02"/>\n</paragraph>\n'
} | draft old >old.xml
{
	printf '<paragraph id="w">\n  <text>* * *</text>\n  <mark status="pending" on="2024-05-02"/>\n</paragraph>\n'
	printf '<paragraph id="e">\n  <text/>\n  <mark status="pending" on="2024-05-02"/>\n</paragraph>\n'
} | draft new >new.xml
travaux concordance --format tsv old.xml new.xml | cut -f1,3,5,6
travaux concordance --format tsv new.xml old.xml | cut -f1,3,5,6
travaux diff --reading base old.xml new.xml
