# Words of the coordinating slice.
