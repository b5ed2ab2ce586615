travaux status; travaux add sample.xml; travaux log
