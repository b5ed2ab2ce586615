travaux version; travaux --version
