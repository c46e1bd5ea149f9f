# Words of the site slice.
