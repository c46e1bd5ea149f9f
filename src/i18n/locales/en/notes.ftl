# Notes and bookmarks.
note-title = Note to myself
note-hint = Only you see it. It stays with this step, and all your notes are in My record.
note-save = Save the note
note-bookmark = Bookmark this step
note-bookmark-off = Take the bookmark away
note-bookmarked = Bookmarked
note-kept = Saved with your notes.
note-all = See all my notes
notes-title = My notes
notes-about = What you wrote down for yourself and the steps you bookmarked, lesson by lesson. Only you see this.
notes-empty = Your notes will stand here. Open “Note to myself” under any step of a lesson, and write a line or set a bookmark.
notes-find = Find a lesson
notes-search = Search my notes
notes-look = Search
notes-found = { $count ->
    [0] Nothing found for “{ $query }”.
    [one] 1 note with “{ $query }”.
   *[other] { $count } notes with “{ $query }”.
}
notes-all = Show all
notes-withdrawn = This lesson has been withdrawn. Your notes stay.
notes-step = Step { $step }: { $title }
notes-add = Write a note
notes-change = Change the note
notes-at = at { $title }
notes-delete = Delete
notes-delete-one = Delete the note at { $title }
notes-deleted = Deleted. You can bring it back for a day.
notes-undo = Undo
record-notes = My notes
record-notes-about = What you wrote down for yourself, and the steps you bookmarked.
