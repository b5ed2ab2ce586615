travaux show -r with:MEX sample.xml && travaux show -r with:us@2024-05-30 sample.xml III
