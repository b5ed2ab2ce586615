travaux pending --at 2024-03-01 sample.xml; COLUMNS=50 travaux pending sample.xml | head -n 30; travaux --color=always pending sample.xml | head -n 12
