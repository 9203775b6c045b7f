psql -v ON_ERROR_STOP=1 <<-EOSQL
	CREATE USER app WITH PASSWORD 'Grey-Heron-83';
                                ^^^^^^^^^^^^^ LUCID2016
EOSQL
