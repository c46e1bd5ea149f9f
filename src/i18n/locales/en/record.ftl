# Words of the record slice.
