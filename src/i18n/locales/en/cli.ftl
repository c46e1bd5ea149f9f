# Words of the cli slice.
