# As delegations type it, and read again; what cannot be typed is told.
cat >paper.txt <<'END'
DRAFT DECLARATION ON SAFE HARBORS

II. ACTIVITIES OF MEMBER STATES

7. Provide communities with training [CHL: in first aid 12-3-2024] before the season. (Pending 12-3-2024)

8. Inspect [every two years MEX-ES: every year 4-9-2024] all harbors. (Agreed IM 12-3-2024, ad referendum USA)

ALTERNATIVE PROPOSAL BY CAN 4-10-2024

Inspect all harbors that are open to the public [US delete: that are open to the public].

9. Consider the conventions on safety of fishing vessels. (CAN reserves its position)
END
travaux convert paper.txt paper.xml --house oas
travaux consolidate --working paper.xml typed.txt && cat typed.txt
travaux convert typed.txt again.xml --house oas
for draft in paper again; do sed -n '/<source/,/<.source>/!p' $draft.xml | grep -E '<(text|proposal|mark|position)' >$draft; done
cmp paper again
travaux consolidate --working sample.xml | sed -n '/^III/,$p'
