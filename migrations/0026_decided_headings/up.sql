-- Where rules leave open under which heading something falls, whoever decides says it with the amount.
alter table credit_decisions add column category text check (category <> '');
