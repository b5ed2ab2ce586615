travaux matrix --all sample.xml; COLUMNS=50 travaux matrix sample.xml; travaux matrix --at 2024-01-01 sample.xml; travaux --color=always matrix sample.xml | head -n 8
