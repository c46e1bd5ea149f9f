# Words of the certificates slice.
