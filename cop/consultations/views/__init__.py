"""The pages of consultations: of the site, and within the forums that ask and that answer."""
