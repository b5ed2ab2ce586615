/* What the page of a comparison looks like and how it answers to the keyboard. */
#ifndef TVX_WRITE_DIFF_PAGE_H
#define TVX_WRITE_DIFF_PAGE_H

extern const char tvx_diff_css[], tvx_diff_js[];

#endif
