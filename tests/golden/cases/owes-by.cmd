travaux owes --by Finance sample.xml; travaux owes --by URY sample.xml; travaux owes --at 2024-03-01 sample.xml; travaux owes --by XX sample.xml
