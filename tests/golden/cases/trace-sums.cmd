# The sums take a paragraph once, by the closest of its matches, also where another is as sure.
para() {
	printf '<paragraph id="%s">\n  <text>%s</text>\n</paragraph>\n' "$1" "$2"
}
head='<?xml version="1.0" encoding="UTF-8"?>\n<draft version="1" id="%s" lang="en">\n'
{
	printf "$head" program
	para a 'Inter-Island Association of Pilots.'
	printf '</draft>\n'
} >program.xml
{
	printf "$head" report
	para a 'Talks were held with the Association of Pilots of the Inter-Island line.'
	para b 'The Inter-Island Association of Pilots then met twice.'
	printf '</draft>\n'
} >report.xml
travaux trace report.xml program.xml
