travaux && travaux help show && travaux help add && travaux help --options
