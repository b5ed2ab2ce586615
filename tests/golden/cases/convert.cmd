travaux convert sample.xml out.xml && cmp sample.xml out.xml && travaux convert -r clean sample.xml out.txt && cat out.txt
