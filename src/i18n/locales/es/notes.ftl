# Notas y marcas.
note-title = Nota para mí
note-hint = Solo usted la ve. Se queda con este paso, y todas sus notas están en Mi historial.
note-save = Guardar la nota
note-bookmark = Marcar este paso
note-bookmark-off = Quitar la marca
note-bookmarked = Marcado
note-kept = Guardada con sus notas.
note-all = Ver todas mis notas
notes-title = Mis notas
notes-about = Lo que usted anotó y los pasos que marcó, lección por lección. Solo usted ve esto.
notes-empty = Aquí estarán sus notas. Abra «Nota para mí» debajo de cualquier paso de una lección, y escriba una línea o ponga una marca.
notes-find = Buscar una lección
notes-search = Buscar en mis notas
notes-look = Buscar
notes-found = { $count ->
    [0] No se encontró nada con «{ $query }».
    [one] 1 nota con «{ $query }».
   *[other] { $count } notas con «{ $query }».
}
notes-all = Mostrar todas
notes-withdrawn = Esta lección se retiró. Sus notas se quedan.
notes-step = Paso { $step }: { $title }
notes-add = Escribir una nota
notes-change = Cambiar la nota
notes-at = en { $title }
notes-delete = Eliminar
notes-delete-one = Eliminar la nota en { $title }
notes-deleted = Eliminada. Puede recuperarla durante un día.
notes-undo = Deshacer
record-notes = Mis notas
record-notes-about = Lo que usted anotó y los pasos que marcó.
