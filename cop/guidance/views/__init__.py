"""The pages of directives: of the site, and within the forums that issue them."""
