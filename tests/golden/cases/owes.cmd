travaux owes sample.xml
