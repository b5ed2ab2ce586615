#!/bin/sh
# Prints the profiles that are named as C strings.
set -eu

echo '/* Made from the .house files. */'
echo '#include "read/house.h"'
echo
echo '#include <stddef.h>'
echo
echo 'const struct tvx_house_source tvx_houses[] = {'
for file; do
	echo "{ \"$(basename "$file" .house)\","
	sed -e 's/[\\"]/\\&/g' -e 's/^/"/' -e 's/$/\\n"/' "$file"
	echo '},'
done
echo '{ NULL, NULL },'
echo '};'
