travaux concordance --format md harbors-2020.xml harbors-2024.xml
travaux concordance --format html harbors-2020.xml harbors-2024.xml
