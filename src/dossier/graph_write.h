/* Writing the commit-graph file, so that histories need not read every commit. */
#ifndef TVX_DOSSIER_GRAPH_WRITE_H
#define TVX_DOSSIER_GRAPH_WRITE_H

#include "dossier/repo.h"

/* Replaces the file by one of all commits that a branch or tag reaches. */
int tvx_graph_write(struct tvx_dossier *dossier, struct tvx_error *err);

#endif
