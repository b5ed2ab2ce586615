# What a delegation is at is said once.
cat >paper.txt <<'PAPER'
1. Keep a lamp at the entrance of each port. (Agreed 11-5-2015) (Paraguay in consultations)
2. Sell fuel to every vessel. (PENDING) (Paraguay consulting about the price.)
PAPER
travaux convert --house oas paper.txt paper.xml 2>/dev/null
travaux show paper.xml
