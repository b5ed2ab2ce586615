/* The countries that ISO 3166-1 knows. */
#ifndef TVX_MODEL_COUNTRIES_H
#define TVX_MODEL_COUNTRIES_H

#include "travaux/base.h"

/* Whether id is an alpha-3 code, in capitals. */
bool tvx_country_known(struct tvx_str id);

#endif
