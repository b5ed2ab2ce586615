travaux status --delegations sample.xml; COLUMNS=50 travaux status -d --at 2024-04-10 sample.xml; travaux status -d --format tsv sample.xml
