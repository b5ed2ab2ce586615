travaux trace harbors-report.xml harbors-2020.xml
travaux trace --only II --format tsv harbors-report.xml harbors-2020.xml
travaux trace --only IX harbors-report.xml harbors-2020.xml
