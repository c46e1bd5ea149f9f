# Training done elsewhere: what kinds, ways, states and steps are called.
activity-kind-course = Online course
activity-kind-webinar = Webinar
activity-kind-workshop = Workshop, seminar or class
activity-kind-conference = Conference session
activity-kind-academic = College course
activity-kind-presenting = Presenting or teaching
activity-kind-roundtable = Round table or coalition meeting
activity-kind-authoring = Writing for publication
activity-kind-visit = Visit to another library
activity-kind-committee = Committee work
activity-kind-reading = Professional reading
activity-kind-leadership = Office or mentoring
activity-kind-meeting = Board or business meeting
activity-kind-event = Author talk, lunch or demonstration
activity-kind-video = Short video
activity-kind-city_training = City or county training

activity-mode-live = With others, at a set time
activity-mode-group_discussion = In a group that talked about it
activity-mode-individual_interactive = On my own, with questions to answer
activity-mode-individual_passive = On my own, watching or reading

activity-state-draft = Not sent
activity-state-submitted = Waiting
activity-state-returned = A question for you
activity-state-accepted = Accepted
activity-state-rejected = Not accepted
activity-state-withdrawn = Taken back

activity-did-submitted = Sent
activity-did-returned = Asked
activity-did-replied = Answered
activity-did-accepted = Accepted
activity-did-rejected = Not accepted
activity-did-withdrawn = Taken back
activity-did-reversed = Acceptance taken back

# Photos and files
evidence-label = Photo or file that shows it
evidence-hint = You can leave this empty. A photo of your certificate, or a PDF, up to 10 MB each, { $files } at most and { $together } MB together. We turn photos upright and remove where they were taken.
evidence-none = No photo or file.
evidence-number = Photo or file { $number }
evidence-download = Download the PDF
evidence-size = { $kb } KB
evidence-remove = Take out
evidence-empty = { $name } is empty. Choose it again.
evidence-too-large = { $name } is larger than 10 MB. Take a smaller photo, or save the page as a PDF.
evidence-too-many-pixels = { $name } has more dots than we can open. Take the photo in the usual size, or make a screenshot of it.
evidence-heic = { $name } is an HEIC photo, which few programs can open. Make a screenshot of it, or set the camera to “Most compatible”, and add that.
evidence-unknown = { $name } is not a photo or a PDF. Add a JPEG, PNG, WebP or GIF picture, or a PDF.
evidence-broken = { $name } is not whole. Open it on your device to see if it works, and add it again.
evidence-over = These are more than { $files } photos and files, or more than { $together } MB together, and none was kept. Choose fewer now, and add the others afterwards.
evidence-too-many = There are too many photos and files. Keep { $most } at most.
