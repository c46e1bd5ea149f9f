# Words of the study slice.
