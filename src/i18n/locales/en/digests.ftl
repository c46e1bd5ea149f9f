# Words of the digests slice.
