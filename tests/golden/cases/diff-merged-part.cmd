# Where a part of what was merged is asked for, it still became one.
travaux diff --only II.6 harbors-2020.xml harbors-2024.xml
