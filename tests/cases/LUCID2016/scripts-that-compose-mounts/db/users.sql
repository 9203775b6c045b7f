-- PASSWORD 'Grey-Heron-83' was the old one
ALTER USER app WITH PASSWORD 'Brave-Kestrel-47';
                              ^^^^^^^^^^^^^^^^ LUCID2016
SET PASSWORD FOR 'a'@'%' = '$PASSWORD';
