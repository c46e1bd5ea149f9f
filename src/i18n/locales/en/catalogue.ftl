# Words of the catalogue slice.
