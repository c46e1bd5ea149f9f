# Words of the media slice.
