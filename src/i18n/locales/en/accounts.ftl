# Words of the accounts slice.
