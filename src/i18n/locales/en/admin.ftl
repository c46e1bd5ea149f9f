# Words of the admin slice.
