travaux trace --format html harbors-report.xml harbors-2020.xml
