-- Recordings have no width and height, and are read in pieces.
alter table media alter column width drop not null;
alter table media alter column height drop not null;
alter table media add constraint media_size check ((width is null) = (height is null));
-- Uncompressed, so that a piece is read without the rest.
alter table media alter column bytes set storage external;
