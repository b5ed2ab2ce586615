travaux list --format csv sample.xml
