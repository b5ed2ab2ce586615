travaux search --rejected in sample.xml
travaux search --by US e sample.xml
travaux search --by XX e sample.xml
travaux search --standing agreed fishing sample.xml
travaux search --standing no fishing sample.xml
travaux search --since 2024-06-01 --until 2024-06-30 the sample.xml
travaux search --since June the sample.xml
travaux search --at 2024-04-01 refuge sample.xml
